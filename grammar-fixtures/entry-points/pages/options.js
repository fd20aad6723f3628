Office.onReady(() => {
  Office.context.mailbox.item.body.setSignatureAsync("x", () => {});
});
