const app = { ui: { status: null }, mail: {} };

Office.onReady(() => {
  app.mail.item = Office.context.mailbox.item;
  app["body"] = app.mail.item.body;
  //                          ^^^^ usage: body ReadItem certain
  run();
});

function run() {
  app.body.setAsync("x");
  //       ^^^^^^^^ usage: ReadWriteItem Body.setAsync certain
  app.mail.item.subject.setAsync("x");
  //            ^^^^^^^ usage: subject ReadItem certain
  //                    ^^^^^^^^ usage: ReadWriteItem Subject.setAsync certain
  const { mail } = app;
  const fields = { subject: mail.item.subject, ["place"]: mail.item.location };
  //                                  ^^^^^^^ usage: subject ReadItem certain
  //                                                                ^^^^^^^^ usage: location ReadItem certain
  fields.place.setAsync("Room");
  //           ^^^^^^^^ usage: ReadWriteItem Location.setAsync certain
  Object.values(fields).forEach((f) => f.getAsync(console.log));
  //                                     ^^^^^^^^ usage: ReadItem Subject.getAsync|Location.getAsync certain
  for (const [name, field] of Object.entries(fields)) {
    field.setAsync(name);
    //    ^^^^^^^^ usage: ReadWriteItem Subject.setAsync|Location.setAsync certain
  }
  for (const name in fields) {
    fields[name].setAsync("");
    //           ^^^^^^^^ usage: ReadWriteItem Subject.setAsync|Location.setAsync certain
  }
}
