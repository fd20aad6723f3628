Office.context.mailbox.item.body.getAsync("text", console.log);
//                          ^^^^ usage: body ReadItem certain
//                               ^^^^^^^^ usage: ReadItem Body.getAsync certain
