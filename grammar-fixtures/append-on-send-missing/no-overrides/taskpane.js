Office.onReady(() => {
  Office.context.mailbox.item.body.appendOnSendAsync("Sent with care.");
  //                               ^^^^^^^^^^^^^^^^^ error[append-on-send-missing]: `Office.Body.appendOnSendAsync` needs the extended permission AppendOnSend, which manifest.xml lacks
});
