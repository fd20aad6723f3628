declare const Office: any;

Office.onReady(() => {
  Office.context.mailbox.item.subject.setAsync("x");
  //                          ^^^^^^^ usage: subject ReadItem certain
  //                                  ^^^^^^^^ usage: ReadWriteItem Subject.setAsync certain
});
