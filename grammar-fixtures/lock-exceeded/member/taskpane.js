Office.onReady(() => {
  const item = Office.context.mailbox.item;
  item.subject.setAsync("Done");
  //           ^^^^^^^^ error[lock-exceeded]: needs ReadWriteItem; the code needed ReadItem when addinspect.lock was written
  item.body.getAsync("text", console.log);
});
