function pane() {
  return { title: "", fill() { this.title = Office.context.mailbox.item.itemId; } };
}
