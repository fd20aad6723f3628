const item = Office.context.mailbox.item;
console.log(item, JSON.stringify(item), String(item), Boolean(item), typeof item, !item);
console.log(Array.isArray(item.to), item.to.length, Object.keys(item));
//                             ^^ usage: to ReadItem certain
//                                       ^^ usage: to ReadItem certain
if (item == null || item === undefined || item instanceof Object) throw new Error(item);
document.getElementById("status").textContent = item.itemType;
//                                                   ^^^^^^^^ usage: itemType ReadItem certain
