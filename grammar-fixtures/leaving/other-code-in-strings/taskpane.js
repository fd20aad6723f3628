function run(Function) {
  return Function("return this");
  //     ^^^^^^^^^^^^^^^^^^^^^^^ unresolved-office-value: code in `Function("return this")` is not read
}

run(eval);
new Function("x", "return this");
// @1-32 unresolved-office-value: code in
new Function("return Office");
// @1-29 unresolved-office-value: code in
console.log(Office.context.mailbox.item.itemId);
