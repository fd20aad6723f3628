function* items() {
  const sent = yield Office.context.mailbox.item;
  sent.saveAsync();
  //   ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
}

const iterator = items();
iterator.next();
iterator.next(Office.context.mailbox.item);

const own = { *[Symbol.iterator]() { yield Office.context.mailbox.item; } };
for (const item of own) {
  item.saveAsync();
  //   ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
}

for (const [, item] of [Office.context.mailbox.item].entries()) {
  item.saveAsync();
  //   ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
}

for (const [item] of new Map([[Office.context.mailbox.item, 1]])) {
  item.saveAsync();
  //   ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
}
