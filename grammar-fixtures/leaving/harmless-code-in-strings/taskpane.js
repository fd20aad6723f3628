const three = eval("1 + 2");
const add = new Function("a", "b", "return a + b");
setTimeout(() => console.log("item.saveAsync() was called", add(three, 1)), 10);
setInterval("show(Office.context.mailbox.item.itemId)", 10);
document.body.innerHTML = '<p>item.saveAsync() saves</p><button onclick="show(Office.context.mailbox.item)">Show</button>';
setTimeout("pick(" + three + ")", 10);
document.body.setAttribute("onclick", "pick(" + three + ")");
later(null);
later(() => pick(three));

function later(callback) {
  setTimeout(callback, 10);
}

function pick(number) {
  console.log(number, Office.context.mailbox.item.itemId);
}

function show(what) {
  console.log(what.itemId);
}
