Office.onReady(() => {
  Office.context.mailbox.item.body.appendOnSendAsync("Sent with care.");
});
