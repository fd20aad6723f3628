const O = window.Office;
const { context, MailboxEnums: enums } = O;
const ctx = context;
const { mailbox: box } = ctx;

O.onReady(() => {
  box.item.notificationMessages.addAsync("hello", {
  //       ^^^^^^^^^^^^^^^^^^^^ usage: notificationMessages ReadItem certain
  //                            ^^^^^^^^ usage: ReadItem NotificationMessages.addAsync certain
    type: enums.ItemNotificationMessageType.InformationalMessage,
    message: "Hello",
    icon: "icon16",
    persistent: false,
  });
  ctx.mailbox.getUserIdentityTokenAsync(console.log);
  //          ^^^^^^^^^^^^^^^^^^^^^^^^^ usage: getUserIdentityTokenAsync ReadItem certain
  //          ^^^^^^^^^^^^^^^^^^^^^^^^^ legacy-token: no longer works in Exchange Online
});
