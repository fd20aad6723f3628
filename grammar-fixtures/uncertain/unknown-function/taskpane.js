import { archive } from "mail-archive";

Office.onReady(() => {
  const item = Office.context.mailbox.item;
  item.saveAsync();
  //   ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
  archive(item);
//^^^^^^^^^^^^^ unresolved-office-value: Office object at `archive(item)` cannot be followed
});
