Office.onReady(() => {
  document.title = Office.context.mailbox.item.itemId;
  //                                           ^^^^^^ permission-exceeded: `itemId` (Office.AppointmentRead and Office.MessageRead) needs ReadItem, but manifest.xml declares no level, so Restricted applies
});
