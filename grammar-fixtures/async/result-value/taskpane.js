Office.onReady(function () {
  var mailbox = Office.context.mailbox;
  mailbox.masterCategories.getAsync(function (asyncResult) {
  //      ^^^^^^^^^^^^^^^^ usage: masterCategories ReadWriteMailbox certain
  //                       ^^^^^^^^ usage: ReadWriteMailbox MasterCategories.getAsync certain
    var categories = asyncResult.value;
    categories.forEach(function (category) {
      console.log(category.displayName);
      //                   ^^^^^^^^^^^ usage: ReadItem CategoryDetails.displayName certain
    });
  });
  mailbox.item.getAttachmentsAsync({ asyncContext: mailbox.item }, onAttachments);
  //           ^^^^^^^^^^^^^^^^^^^ usage: getAttachmentsAsync ReadItem certain
  mailbox.item.getSharedPropertiesAsync(({ value }) => {
  //           ^^^^^^^^^^^^^^^^^^^^^^^^ shared-folders-missing: is for shared folders
  //           ^^^^^^^^^^^^^^^^^^^^^^^^ usage: getSharedPropertiesAsync ReadItem certain
    console.log(value.delegatePermissions, value.owner);
    //                ^^^^^^^^^^^^^^^^^^^ usage: delegatePermissions ReadItem certain
    //                                           ^^^^^ usage: owner ReadItem certain
  });
});

function onAttachments(result) {
  const [first] = result.value;
  console.log(first.name, first.attachmentType);
  //                ^^^^ usage: ReadItem AttachmentDetailsCompose.name certain
  //                            ^^^^^^^^^^^^^^ usage: ReadItem AttachmentDetailsCompose.attachmentType certain
  result.asyncContext.saveAsync();
  //                  ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
}
