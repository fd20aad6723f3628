Office.onReady(() => {
  const body = Office.context.mailbox.item.body;
  body.setAsync("text");
  body.getTypeAsync(() => {});
  //   ^^^^^^^^^^^^ permission-exceeded: addinspect.json says ReadWriteMailbox for `Office.Body.getTypeAsync`: seen to fail in June
  body.prependAsync("text");
  //   ^^^^^^^^^^^^ permission-exceeded: needs ReadWriteItem
});
