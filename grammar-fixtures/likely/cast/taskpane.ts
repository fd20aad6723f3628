const item = Office.cast.item.toItemRead(Office.context.mailbox.item);
console.log(item.subject);
//               ^^^^^^^ usage: subject ReadItem certain
const compose = (Office as any).cast.item.toMessageCompose(Office.context.mailbox.item);
compose.subject.setAsync("x");
//      ^^^^^^^ usage: subject ReadItem certain
//              ^^^^^^^^ usage: ReadWriteItem Subject.setAsync certain
Office.cast.item.toItemCompose(Office.context.mailbox.item).body.setAsync("x");
//                                                          ^^^^ usage: body ReadItem certain
//                                                               ^^^^^^^^ usage: ReadWriteItem Body.setAsync certain
