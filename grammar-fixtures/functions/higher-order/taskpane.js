const once = (make) => {
  let value;
  return () => (value ??= make());
};
const item = once(() => Office.context.mailbox.item);

const writer = (field) => (text) => field.setAsync(text);
//                                        ^^^^^^^^ usage: ReadWriteItem Subject.setAsync|Body.setAsync certain

const compose =
  (...steps) =>
  (start) =>
    steps.reduce((value, step) => step(value), start);

Office.onReady(() => {
  writer(item().subject)("x");
  //            ^^^^^^^ usage: subject ReadItem certain
  writer(item().body)("y");
  //            ^^^^ usage: body ReadItem certain
  const save = compose((mailbox) => mailbox.item, (message) => message.saveAsync());
  //                                                                   ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
  save(Office.context.mailbox);
});
