const { mailbox } = Office.context;

// With a callback alone it is as old as Outlook.
mailbox.getCallbackTokenAsync(show);
//      ^^^^^^^^^^^^^^^^^^^^^ legacy-token: no longer works
mailbox.getCallbackTokenAsync({ isRest: true }, show);
//      ^^^^^^^^^^^^^^^^^^^^^ information[requirement-set-exceeded]: needs Mailbox 1.5, manifest.xml ensures only 1.3: `Office.Mailbox.getCallbackTokenAsync` with options
//      ^^^^^^^^^^^^^^^^^^^^^ legacy-token: no longer works
mailbox.item.notificationMessages.addAsync("ask", {
  type: "informationalMessage",
  message: "Ask first.",
  actions: [{ actionText: "Ask" }],
  // @3-9 requirement-set-exceeded: needs Mailbox 1.10, manifest.xml ensures only 1.3: `Office.NotificationMessageDetails.actions`
});

function show(result) {
  console.log(result);
}
