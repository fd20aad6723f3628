Office.onReady(() => {
  Office.context.mailbox.item.body.setAsync("text");
  //                               ^^^^^^^^ permission-exceeded: `Office.Body.setAsync` needs ReadWriteItem, but manifest.xml declares ReadItem
});
