Office.onReady(() => {
  Office.context.mailbox.item.body.setAsync("x", () => {});
});
