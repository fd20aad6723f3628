Office.onReady(() => {
  Office.context.mailbox.item.body.setAsync("text");
  //                               ^^^^^^^^ permission-exceeded: needs ReadWriteItem, manifest.xml declares ReadItem: `Office.Body.setAsync`
});
