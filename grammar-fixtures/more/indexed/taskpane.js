var item = Office.context.mailbox.item;
for (var i = 0; i < item.attachments.length; i++) {
//                       ^^^^^^^^^^^ usage: attachments ReadItem certain
  var attachment = item.attachments[i];
  //                    ^^^^^^^^^^^ usage: attachments ReadItem certain
  console.log(attachment.name, item.attachments[i].size);
  //                     ^^^^ usage: ReadItem AttachmentDetails.name certain
  //                                ^^^^^^^^^^^ usage: attachments ReadItem certain
  //                                               ^^^^ usage: ReadItem AttachmentDetails.size certain
}
item.to.getAsync(function (asyncResult) {
//   ^^ usage: to ReadItem certain
//      ^^^^^^^^ usage: ReadItem Recipients.getAsync certain
  for (var i in asyncResult.value) {
    console.log(asyncResult.value[i].displayName, asyncResult.value[+i + 1]["emailAddress"]);
    //                               ^^^^^^^^^^^ usage: ReadItem EmailAddressDetails.displayName certain
    //                                                                      ^^^^^^^^^^^^^^ usage: ReadItem EmailAddressDetails.emailAddress certain
  }
  var last = asyncResult.value.slice(-1).pop();
  console.log(last.recipientType);
  //               ^^^^^^^^^^^^^ usage: ReadItem EmailAddressDetails.recipientType certain
});
