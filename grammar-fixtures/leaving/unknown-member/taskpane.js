const item = Office.context.mailbox.item;
console.log(item.itemId, item.toString(), item.hasOwnProperty("x"));
item.saveAsnc();
//   ^^^^^^^^ unresolved-office-value: did you mean `saveAsync`?
