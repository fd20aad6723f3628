const item = new Proxy(Office.context.mailbox.item, {});
item.saveAsync();
//   ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
Reflect.get(Office.context.mailbox.item, "body").setAsync("x");
//      ^^^ usage: body ReadItem certain
//                                               ^^^^^^^^ usage: ReadWriteItem Body.setAsync certain
const holder = Object.create({ item: Office.context.mailbox.item });
holder.item.sendAsync();
//          ^^^^^^^^^ usage: sendAsync ReadWriteMailbox certain
Object.defineProperty(holder, "subject", { get: () => holder.item.subject });
//                                                                ^^^^^^^ usage: subject ReadItem certain
holder.subject.setAsync("x");
//             ^^^^^^^^ usage: ReadWriteItem Subject.setAsync certain
