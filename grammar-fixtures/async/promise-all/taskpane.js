const value = (field) => new Promise((resolve) => field.getAsync((r) => resolve(r.value)));
//                                                      ^^^^^^^^ usage: ReadItem Recipients.getAsync certain

document.getElementById("run").onclick = async () => {
  const item = Office.context.mailbox.item;
  const [to, cc] = await Promise.all([value(item.to), value(item.cc)]);
  //                                             ^^ usage: to ReadItem certain
  //                                                             ^^ usage: cc ReadItem certain
  console.log(to[0].emailAddress, cc.map((p) => p.displayName));
  //                ^^^^^^^^^^^^ usage: ReadItem EmailAddressDetails.emailAddress certain
  //                                              ^^^^^^^^^^^ usage: ReadItem EmailAddressDetails.displayName certain
  const [subject, body] = await Promise.all([Promise.resolve(item.subject), item.body]);
  //                                                              ^^^^^^^ usage: subject ReadItem certain
  //                                                                             ^^^^ usage: body ReadItem certain
  subject.setAsync("x");
  //      ^^^^^^^^ usage: ReadWriteItem Subject.setAsync certain
  body.prependAsync("y");
  //   ^^^^^^^^^^^^ usage: prependAsync ReadWriteItem certain
  Promise.all([item.location]).then(([location]) => location.setAsync("Room 1"));
  //                ^^^^^^^^ usage: location ReadItem certain
  //                                                         ^^^^^^^^ usage: ReadWriteItem Location.setAsync certain
  const settled = await Promise.allSettled([value(item.bcc)]);
  //                                                   ^^^ usage: bcc ReadItem certain
  console.log(settled[0].value[0].emailAddress);
  //                              ^^^^^^^^^^^^ usage: ReadItem EmailAddressDetails.emailAddress certain
};
