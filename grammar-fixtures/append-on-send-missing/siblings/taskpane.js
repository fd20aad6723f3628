Office.onReady(() => {
  Office.context.mailbox.item.body.prependOnSendAsync("Sent with care.");
  //                               ^^^^^^^^^^^^^^^^^^ error[append-on-send-missing]: `Office.Body.prependOnSendAsync` needs the extended permission AppendOnSend, which manifest.json and manifest.xml lack
});
