Office.onReady(() => {
  const item = Office.context.mailbox.item;
  item.subject.getAsync((result) => show(result.value));
  item.notificationMessages.addAsync("note", { type: "progressIndicator", message: "Working" });
});

function show(text) {
  document.body.textContent = text;
}

// Not Office: the names alone accuse nobody.
export function write(file, Office) {
  file.body.setAsync("text");
  Office.context.mailbox.item.body.setAsync("text");
}
