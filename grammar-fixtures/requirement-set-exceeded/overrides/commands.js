function stamp(event) {
  // 1.0 brings Mailbox 1.3 along.
  Office.context.mailbox.item.notificationMessages.addAsync("done", {}, () => event.completed());
  Office.context.mailbox.item.getItemIdAsync(() => event.completed());
  //                          ^^^^^^^^^^^^^^ requirement-set-exceeded: needs Mailbox 1.8, manifest.xml ensures only 1.3: `Office.AppointmentCompose.getItemIdAsync`
}
