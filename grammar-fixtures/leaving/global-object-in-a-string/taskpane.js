var root = (function () { return this || new Function("return this")(); })();
var again = Function("return this;")();

root.fetch("https://addin.example.com/", { body: again.Office.context.mailbox.item.itemId });
