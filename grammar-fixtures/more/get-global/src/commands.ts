Office.onReady(() => {});

function action(event: Office.AddinCommands.Event) {
  const message: Office.NotificationMessageDetails = {
    type: Office.MailboxEnums.ItemNotificationMessageType.InformationalMessage,
    message: "Performed action.",
    icon: "Icon.80x80",
    persistent: true,
  };
  Office.context.mailbox.item.notificationMessages.replaceAsync("action", message);
  //                          ^^^^^^^^^^^^^^^^^^^^ usage: notificationMessages ReadItem certain
  //                                               ^^^^^^^^^^^^ usage: ReadItem NotificationMessages.replaceAsync certain
  event.completed();
}

function getGlobal() {
  return typeof self !== "undefined"
    ? self
    : typeof window !== "undefined"
      ? window
      : typeof global !== "undefined"
        ? global
        : undefined;
}

const g = getGlobal() as any;
g.action = action;
g.item = Office.context.mailbox.item;
g.Office.context.mailbox.item.saveAsync();
//                            ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
(window as any).item.sendAsync();
//                   ^^^^^^^^^ usage: sendAsync ReadWriteMailbox certain
