Office.onReady(() => {
  Office.context.mailbox.item.body.setAsync("text");
  //                               ^^^^^^^^ error[permission-exceeded]: `Office.Body.setAsync` needs ReadWriteItem, but manifest.xml declares ReadItem
  const item = Office.context.mailbox.item;
  item.subject.setAsync("subject", { asyncContext: item.to.setAsync([]) });
  //           ^^^^^^^^ permission-exceeded: `Office.Subject.setAsync` needs ReadWriteItem
  //                                                       ^^^^^^^^ permission-exceeded: `Office.Recipients.setAsync` needs ReadWriteItem
  item.body.getAsync("text", () => {});
});
