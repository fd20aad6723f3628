Office.onReady(() => {
  document.title = Office.context.mailbox.item.itemId;
  //                                           ^^^^^^ permission-exceeded: needs ReadItem, manifest.xml declares no level, so Restricted applies: `itemId` (Office.AppointmentRead and Office.MessageRead)
});
