import { archive } from "mail-archive";

Office.onReady(() => {
  const item = Office.context.mailbox.item;
  item.saveAsync();
  //   ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
  archive(item);
});
