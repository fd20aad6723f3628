const queue = [];

Office.onReady(() => {
  const item = Office.context.mailbox.item;
  queue.push(item.to, item.cc);
  //              ^^ usage: to ReadItem certain
  //                       ^^ usage: cc ReadItem certain
  const lists = [...queue, item.bcc];
  //                            ^^^ usage: bcc ReadItem certain
  lists.forEach((list) => list.getAsync(console.log));
  //                           ^^^^^^^^ usage: ReadItem Recipients.getAsync certain
  lists.map((list) => ({ list })).filter(Boolean)[0].list.setAsync([]);
  //                                                      ^^^^^^^^ usage: ReadWriteItem Recipients.setAsync certain
  lists.find(Boolean).addAsync([]);
  //                  ^^^^^^^^ usage: ReadWriteItem Recipients.addAsync certain
  for (const list of lists.concat([item.requiredAttendees])) {
  //                                    ^^^^^^^^^^^^^^^^^ usage: requiredAttendees ReadItem certain
    list.addAsync([]);
    //   ^^^^^^^^ usage: ReadWriteItem Recipients.addAsync certain
  }
  const [[subject]] = [[item.subject]];
  //                         ^^^^^^^ usage: subject ReadItem certain
  subject.setAsync("x");
  //      ^^^^^^^^ usage: ReadWriteItem Subject.setAsync certain
  [item.body].flatMap((b) => [b]).at(-1).setAsync("x");
  //    ^^^^ usage: body ReadItem certain
  //                                     ^^^^^^^^ usage: ReadWriteItem Body.setAsync certain
});
