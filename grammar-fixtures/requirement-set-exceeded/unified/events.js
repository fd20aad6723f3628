// `messageSending` is raised from Mailbox 1.12 on.
Office.actions.associate("onSend", (event) => {
  Office.context.mailbox.item.getItemIdAsync(() => event.completed({ allowEvent: true }));
});
