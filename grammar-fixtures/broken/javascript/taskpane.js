Office.onReady(() => {
  Office.context.mailbox.item.subject.setAsync("x");
  //                          ^^^^^^^ usage: subject ReadItem certain
  //                                  ^^^^^^^^ usage: ReadWriteItem Subject.setAsync certain
});

function half(item {
  item.body.

function whole() {
  Office.context.mailbox.item.saveAsync();
  //                          ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
}
