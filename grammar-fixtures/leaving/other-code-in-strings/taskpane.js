function run(Function) {
  return Function("return this");
  //     ^^^^^^^^^^^^^^^^^^^^^^^ unresolved-office-value: code in `Function("return this")` is not read
}

run(eval);
new Function(window.name, "return this");
// @1-40 unresolved-office-value: code in
const timers = { setTimeout(code) { return code; } };
timers.setTimeout("Office.context.mailbox.item.saveAsync()");
//                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unresolved-office-value: code in
console.log(Office.context.mailbox.item.itemId);
