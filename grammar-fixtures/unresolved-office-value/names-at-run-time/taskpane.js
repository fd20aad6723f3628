const item = Office.context.mailbox.item;

export function read(name) {
  return item[name];
  //          ^^^^ unresolved-office-value: The name `name` is chosen at run time, so it is not known which member of Office it means
}

read(window.field);
Object.values(item.body);
// @1-24 unresolved-office-value: All members of the Office object are requested at `Object.values(item.body)`
console.log(item.itemId);
