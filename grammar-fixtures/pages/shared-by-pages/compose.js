var field = Office.context.mailbox.item.subject;
//                                      ^^^^^^^ usage: subject ReadItem certain
Office.onReady(function () {
  getField().setAsync("x");
  //         ^^^^^^^^ usage: ReadWriteItem Subject.setAsync certain
});
