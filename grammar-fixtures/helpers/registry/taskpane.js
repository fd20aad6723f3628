const actions = {
  save(item) {
    item.saveAsync();
    //   ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
  },
  send: (item) => item.sendAsync(),
  //                   ^^^^^^^^^ usage: sendAsync ReadWriteMailbox certain
};
const steps = [
  (item) => item.subject.setAsync("x"),
  //             ^^^^^^^ usage: subject ReadItem certain
  //                     ^^^^^^^^ usage: ReadWriteItem Subject.setAsync certain
  (item) => item.body,
  //             ^^^^ usage: body ReadItem certain
];

export function run(name) {
  const item = Office.context.mailbox.item;
  actions[name](item);
  steps.forEach((step) => step(item));
  steps.map((step) => step(item))[1].setAsync("x");
  //                                 ^^^^^^^^ usage: ReadWriteItem Body.setAsync certain
  for (const step of steps) step(item);
}
