var _mailbox, _settings, toRecipients;

Office.initialize = function () {
  _mailbox = Office.context.mailbox;
  _Item = _mailbox.item;
  item = _Item;
  setRecipients();
};

function setRecipients() {
  if (item.itemType == Office.MailboxEnums.ItemType.Appointment) {
  //       ^^^^^^^^ usage: itemType ReadItem certain
    toRecipients = item.requiredAttendees;
    //                  ^^^^^^^^^^^^^^^^^ usage: requiredAttendees ReadItem certain
    ccRecipients = item.optionalAttendees;
    //                  ^^^^^^^^^^^^^^^^^ usage: optionalAttendees ReadItem certain
  } else {
    toRecipients = item.to;
    //                  ^^ usage: to ReadItem certain
    ccRecipients = item.cc;
    //                  ^^ usage: cc ReadItem certain
  }
  toRecipients.setAsync([], { asyncContext: { next: ccRecipients } }, function (result) {
  //           ^^^^^^^^ usage: ReadWriteItem Recipients.setAsync certain
    result.asyncContext.next.addAsync([]);
    //                       ^^^^^^^^ usage: ReadWriteItem Recipients.addAsync certain
  });
  _Item.body.getTypeAsync(console.log);
  //    ^^^^ usage: body ReadItem certain
  //         ^^^^^^^^^^^^ usage: getTypeAsync ReadItem certain
}
