Office.onReady(() => {
  const item = Office.context.mailbox.item;
<<<<<<< HEAD
  item.subject.setAsync("ours");
  //   ^^^^^^^ usage: subject ReadItem certain
  //           ^^^^^^^^ usage: ReadWriteItem Subject.setAsync certain
=======
  item.body.setAsync("theirs");
  //   ^^^^ usage: body ReadItem certain
  //        ^^^^^^^^ usage: ReadWriteItem Body.setAsync certain
>>>>>>> feature/body
});

function after() {
  Office.context.mailbox.item.saveAsync();
  //                          ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
}
