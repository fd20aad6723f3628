const three = eval("1 + 2");
const add = new Function("a", "b", "return a + b");
setTimeout(() => console.log("item.saveAsync() was called", add(three, 1)), 10);
setInterval("show(Office.context.mailbox.item.itemId)", 10);
document.body.innerHTML = '<p>item.saveAsync() saves</p><button onclick="show(Office.context.mailbox.item)">Show</button>';

function show(what) {
  console.log(what.itemId);
}
