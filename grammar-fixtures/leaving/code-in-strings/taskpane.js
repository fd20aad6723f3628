console.log(Office.context.mailbox.item.itemId, "item.saveAsync() failed");
eval(localStorage.getItem("code"));
// @1-34 unresolved-office-value: is not read
setTimeout("Office.context.mailbox.item.saveAsync()", 10);
// @12-52 unresolved-office-value: is not read
setTimeout("String(Office.context.mailbox.item.subject)", 10);
// @12-56 unresolved-office-value: is not read
document.body.innerHTML = '<button onclick="show(' + "show(item.subject)" + ')">';
//                                                   ^^^^^^^^^^^^^^^^^^^^ unresolved-office-value: is not read
