Office.onReady(() => {
  Office.context.mailbox.item.body.setAsync("text");
  //                               ^^^^^^^^ error[permission-exceeded]: needs ReadWriteItem, manifest.xml declares ReadItem: `Office.Body.setAsync`
  const item = Office.context.mailbox.item;
  item.subject.setAsync("subject", { asyncContext: item.to.setAsync([]) });
  //           ^^^^^^^^ permission-exceeded: needs ReadWriteItem
  //                                                       ^^^^^^^^ permission-exceeded: needs ReadWriteItem
  item.body.getAsync("text", () => {});
});
