/** Remembers the open message, for the next time that the pane is opened. */
function rememberMessage(event) {
  const { mailbox, roamingSettings } = Office.context;
  roamingSettings.set("message", mailbox.item.itemId);
  roamingSettings.saveAsync(() => event.completed());
}

Office.actions.associate("rememberMessage", rememberMessage);
