Office.onReady(() => {
  const item = Office.context.mailbox.item;
  if (typeof item.subject.setAsync === "function") {
    item.subject.setAsync("x", () => {});
  } else {
    document.title = item.subject;
  }
});
