const script = document.createElement("script");
script.textContent = "Office.context.mailbox.item.saveAsync()";
//                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unresolved-office-value: is not read
const note = document.createElement("p");
note.textContent = "item.saveAsync() failed";
document.body.append(script, note, Office.context.mailbox.item.itemId);
