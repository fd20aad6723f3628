function count(event) {
  const item = Office.context.mailbox.item;
  item.loadCustomPropertiesAsync(() => event.completed());
}
