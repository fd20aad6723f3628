export const fill = (item) => item.body.setAsync("x");
//                                 ^^^^ usage: body ReadItem certain
//                                      ^^^^^^^^ usage: ReadWriteItem Body.setAsync certain
fill(Office.context.mailbox.item);
