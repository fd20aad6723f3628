Office.onReady(() => {
  Office.context.mailbox.item.subject.getAsync(() => {});
});
