function log(strings, ...values) {
  values.forEach((v) => v.getAsync((r) => console.log(strings, r.value)));
  //                      ^^^^^^^^ usage: ReadItem Subject.getAsync certain
}

function last(...args) {
  return args[args.length - 1];
}

Office.onReady(() => {
  const item = Office.context.mailbox.item;
  log`subject: ${item.subject}`;
  //                  ^^^^^^^ usage: subject ReadItem certain
  last("x", "y", item.body).setAsync("z");
  //                  ^^^^ usage: body ReadItem certain
  //                        ^^^^^^^^ usage: ReadWriteItem Body.setAsync certain
  const fields = [item.location];
  //                   ^^^^^^^^ usage: location ReadItem certain
  last(...fields).getAsync(console.log);
  //              ^^^^^^^^ usage: ReadItem Location.getAsync certain
});
