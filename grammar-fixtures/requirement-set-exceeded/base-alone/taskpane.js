// No supported client stops below 1.4.
Office.context.mailbox.item.body.getAsync("text", show);
Office.context.mailbox.item.getAllInternetHeadersAsync(show);
//                          ^^^^^^^^^^^^^^^^^^^^^^^^^^ requirement-set-exceeded: needs Mailbox 1.8, manifest.xml ensures only 1.1: `Office.MessageRead.getAllInternetHeadersAsync`

function show(result) {
  console.log(result.value);
}
