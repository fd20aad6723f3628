Office.context.mailbox.addHandlerAsync(Office.EventType.DragAndDropEvent, (event: Office.DragAndDropEventArgs) => {
//                     ^^^^^^^^^^^^^^^ usage: addHandlerAsync ReadItem certain
  console.log(event.type);
});

Office.context.mailbox.item!.notificationMessages.getAllAsync(({ value }) => {
//                           ^^^^^^^^^^^^^^^^^^^^ usage: notificationMessages ReadItem certain
//                                                ^^^^^^^^^^^ usage: ReadItem NotificationMessages.getAllAsync certain
  value.forEach((m) => console.log(m.message));
  //                                 ^^^^^^^ usage: ReadItem NotificationMessageDetails.message certain
});
