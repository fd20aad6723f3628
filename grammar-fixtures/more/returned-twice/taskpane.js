const mail = {
  get: (name) => ({ to: () => Office.context.mailbox.item.to, body: () => Office.context.mailbox.item.body })[name],
  //                                                      ^^ usage: to ReadItem certain
  //                                                                                                  ^^^^ usage: body ReadItem certain
};

mail.get("to")().addAsync([]);
//               ^^^^^^^^ usage: ReadWriteItem Recipients.addAsync certain
const { a = mail.get("body")() } = {};
a.setAsync("x");
//^^^^^^^^ usage: ReadWriteItem Body.setAsync certain
[mail].map((m) => m.get("body")).forEach((get) => get().prependAsync("x"));
//                                                      ^^^^^^^^^^^^ usage: prependAsync ReadWriteItem certain
