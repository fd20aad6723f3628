const item = Office.context.mailbox.item;

window.plugins.run(item);
// @1-24 unresolved-office-value: Office object at `window.plugins.run(item)` cannot be followed

for (const name of window.fields) {
  item[name].setAsync("");
  //   ^^^^ unresolved-office-value: The name `name` is chosen at run time
}

// A plain value may go anywhere.
window.plugins.show(item.itemId);
