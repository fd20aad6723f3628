console.log(Office.context.mailbox.item.itemId, "item.saveAsync() failed");
eval(localStorage.getItem("code"));
// @1-34 unresolved-office-value: is not read
const run = eval;
run("Office.context.mailbox.item.saveAsync()");
// @1-46 unresolved-office-value: is not read
new Function("item", "item." + location.hash + "()");
// @1-52 unresolved-office-value: is not read
setTimeout("Office.context.mailbox.item.saveAsync()" + location.hash, 10);
// @12-52 unresolved-office-value: is not read
setTimeout("String(Office.context.mailbox.item.subject)" + location.hash, 10);
// @12-56 unresolved-office-value: is not read
document.body.innerHTML = '<button onclick="show(' + "show(item.subject)" + location.hash + ')">';
//                                                   ^^^^^^^^^^^^^^^^^^^^ unresolved-office-value: is not read
const later = '<button onclick="Office.context.mailbox.item.saveAsync()">Save</button>';
//            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unresolved-office-value: is not read
const kept = "Office.context.mailbox.item.saveAsync()";
setInterval(kept, 10);
// @1-21 unresolved-office-value: is not read
document.body.setAttribute("onclick", kept);
//                                    ^^^^ unresolved-office-value: is not read
document.body.innerHTML = `<b onclick="Office.context.mailbox.item.${location.hash}()">x</b>`;
//                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unresolved-office-value: is not read
