import "./cart.js";
export let item;
item = Office.context.mailbox.item;
item.subject.getAsync(console.log);
//   ^^^^^^^ usage: subject ReadItem certain
//           ^^^^^^^^ usage: ReadItem Subject.getAsync certain
