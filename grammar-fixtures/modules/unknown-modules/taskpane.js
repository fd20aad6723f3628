import(localStorage.getItem("plugin"));
// @1-38 unresolved-office-value: Which module `import(localStorage.getItem("plugin"))` loads is known only at run time
const views = import.meta.glob(window.pattern);
//            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unresolved-office-value: loads is known only at run time
const context = require.context(process.env.FOLDER, true, /\.js$/);
//              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unresolved-office-value: loads is known only at run time
const odd = require.context("./views", true, /(?<!test)\.js$/);
//          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unresolved-office-value: loads is known only at run time
const main = require(process.argv[1]);
//           ^^^^^^^^^^^^^^^^^^^^^^^^ unresolved-office-value: loads is known only at run time
console.log(Office.context.mailbox.item.itemId);
