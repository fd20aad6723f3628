Office.context.mailbox.item.saveAsync();
//                          ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
Office.context.mailbox.item.body.setAsync("x");
//                          ^^^^ usage: body ReadItem certain
//                               ^^^^^^^^ usage: ReadWriteItem Body.setAsync certain
