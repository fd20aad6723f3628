Office.onReady(() => {
  const mailbox = Office.context.mailbox;
  mailbox.item.addHandlerAsync(Office.EventType.AttachmentsChanged, onAttachments);
  //           ^^^^^^^^^^^^^^^ usage: addHandlerAsync ReadItem certain
  mailbox.addHandlerAsync(Office.EventType.ItemChanged, () => {
  //      ^^^^^^^^^^^^^^^ usage: addHandlerAsync ReadItem certain
    mailbox.item.saveAsync();
    //           ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
  });
  mailbox.item.addHandlerAsync(Office.EventType.RecipientsChanged, (args) => {
  //           ^^^^^^^^^^^^^^^ usage: addHandlerAsync ReadItem certain
    console.log(args.changedRecipientFields.to);
  });
});

function onAttachments(args) {
  console.log(args.attachmentDetails, args.attachmentStatus);
}
