const { mailbox, ui } = Office.context;

Office.actions.associate("onSend", (event) => {
  ui.displayDialogAsync("https://addin.example.com/ask.html");
  // ^^^^^^^^^^^^^^^^^^ information[context-unsupported]: not supported in handlers of event-based activation: `Office.UI.displayDialogAsync`
  mailbox.item.close();
  //           ^^^^^ warning[context-unsupported]: Nothing else runs this file: OnMessageSend and OnNewMessageCompose start it.
  mailbox.item.sendAsync();
  //           ^^^^^^^^^ context-unsupported: @types/office-js 1.0.612
  event.completed({ allowEvent: true });
});

Office.actions.associate("onNew", (event) => {
  try {
    mailbox.displayNewMessageForm({});
    //      ^^^^^^^^^^^^^^^^^^^^^ information[context-unsupported]: not supported
  } catch {
    // It is done without.
  }
  const color = Office.context.officeTheme.bodyBackgroundColor;
  //                           ^^^^^^^^^^^ information[context-unsupported]: not supported
  // What is looked for is not called where it is missing.
  if (ui.messageParent) ui.messageParent(color);
  // What nobody calls unsupported is not reported.
  mailbox.item.notificationMessages.addAsync("new", { type: "informationalMessage", message: color });
  event.completed();
});
