Office.onReady(() => {
  const item = Office.context.mailbox.item;
  item.subject.setAsync("x");
  //   ^^^^^^^ usage: subject ReadItem certain
  //           ^^^^^^^^ usage: ReadWriteItem Subject.setAsync certain
});
