Office.onReady(() => {
  const base = { item: Office.context.mailbox.item };
  const copy = { ...base, extra: 1 };
  copy.item.saveAsync();
  //        ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
  const target = {};
  Object.assign(target, { body: copy.item.body }, { n: 1 });
  //                                      ^^^^ usage: body ReadItem certain
  target.body.setAsync("x");
  //          ^^^^^^^^ usage: ReadWriteItem Body.setAsync certain
  const made = Object.assign({}, base);
  made.item.sendAsync();
  //        ^^^^^^^^^ usage: sendAsync ReadWriteMailbox certain
  const frozen = Object.freeze({ subject: base.item.subject });
  //                                                ^^^^^^^ usage: subject ReadItem certain
  frozen.subject.setAsync("x");
  //             ^^^^^^^^ usage: ReadWriteItem Subject.setAsync certain
});
