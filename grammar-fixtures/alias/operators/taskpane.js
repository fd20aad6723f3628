Office.onReady(() => {
  const mailbox = Office.context && Office.context.mailbox;
  const item = mailbox ? mailbox.item : null;
  (item || {}).saveAsync();
  //           ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
  const body = (item ?? null)?.body;
  //                           ^^^^ usage: body ReadItem certain
  (0, body).setAsync("x");
  //        ^^^^^^^^ usage: ReadWriteItem Body.setAsync certain
  let cache;
  cache ||= item.subject;
  //             ^^^^^^^ usage: subject ReadItem certain
  cache.setAsync("x");
  //    ^^^^^^^^ usage: ReadWriteItem Subject.setAsync certain
  (item.to || item.requiredAttendees).addAsync([]);
  //    ^^ usage: to ReadItem certain
  //               ^^^^^^^^^^^^^^^^^ usage: requiredAttendees ReadItem certain
  //                                  ^^^^^^^^ usage: ReadWriteItem Recipients.addAsync certain
  const last = (cache = item.location);
  //                         ^^^^^^^^ usage: location ReadItem certain
  last.setAsync("x");
  //   ^^^^^^^^ usage: ReadWriteItem Location.setAsync certain
  if (item.itemType === Office.MailboxEnums.ItemType.Message && item.internetHeaders) {
  //       ^^^^^^^^ usage: itemType ReadItem certain
  //                                                                 ^^^^^^^^^^^^^^^ usage: internetHeaders ReadItem certain
    item.internetHeaders.setAsync({ "x-seen": "1" });
    //   ^^^^^^^^^^^^^^^ usage: internetHeaders ReadItem certain
    //                   ^^^^^^^^ usage: ReadWriteItem InternetHeaders.setAsync certain
  }
});
