Office.onReady(() => {
  const { subject, location } = Office.context.mailbox.item;
  //      ^^^^^^^ usage: subject ReadItem destructure certain
  //               ^^^^^^^^ usage: location ReadItem destructure certain
  clear(subject);
  clear(location);
  show(Office.context.mailbox.item.to);
  //                               ^^ usage: to ReadItem certain
  show({ getAsync: (done) => done({ value: "own" }) });
});

function clear(field) {
  field.setAsync("");
  //    ^^^^^^^^ usage: ReadWriteItem Subject.setAsync|Location.setAsync certain
}

function show(field) {
  field.getAsync((result) => console.log(result.value));
  //    ^^^^^^^^ usage: ReadItem Recipients.getAsync maybe
}
