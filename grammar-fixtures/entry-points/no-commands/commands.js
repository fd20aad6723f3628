function onNew(event) {
  Office.context.mailbox.item.notificationMessages.getAllAsync(() => event.completed());
}
Office.actions.associate("onNew", onNew);
