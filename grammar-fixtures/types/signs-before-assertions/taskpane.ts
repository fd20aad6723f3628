// The grammar takes the sign to stand before the assertion alone.
let item: Office.MessageCompose | null = null;
item = Office.context.mailbox.item;
if (typeof item!.subject.setAsync === "function") String(1);
//               ^^^^^^^ usage: subject ReadItem
//                       ^^^^^^^^ usage: Subject.setAsync probe
if (!item!.body.setAsync) String(2);
//         ^^^^ usage: body ReadItem
//              ^^^^^^^^ usage: Body.setAsync probe
void item!.saveAsync();
//         ^^^^^^^^^ usage: saveAsync ReadWriteItem
