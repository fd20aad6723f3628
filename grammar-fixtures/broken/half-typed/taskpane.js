Office.onReady(() => {
  const item = Office.context.mailbox.item;
  item.subject.setAsync("x");
  //   ^^^^^^^ usage: subject ReadItem certain
  //           ^^^^^^^^ usage: ReadWriteItem Subject.setAsync certain
  item.body.
  //   ^^^^ usage: body ReadItem certain
});

const done = (result) => console.log(result.value
