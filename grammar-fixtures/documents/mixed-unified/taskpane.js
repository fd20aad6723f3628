Office.onReady((info) => {
  if (info.host === Office.HostType.Outlook) {
    show(Office.context.mailbox.item.subject);
  } else {
    Office.context.document.setSelectedDataAsync("Hello");
  }
});

function show(text) {
  document.body.textContent = text;
}
