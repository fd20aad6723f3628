export async function attach(item: Office.MessageCompose, file: string): Promise<void> {
  item.addFileAttachmentAsync("https://example.com/a.png", "a.png", { isInline: true }, (result) => {
  //   ^^^^^^^^^^^^^^^^^^^^^^ usage: addFileAttachmentAsync ReadWriteItem certain
    item.removeAttachmentAsync(result.value);
    //   ^^^^^^^^^^^^^^^^^^^^^ usage: removeAttachmentAsync ReadWriteItem certain
  });
  item.addFileAttachmentFromBase64Async(file, "b.png");
  //   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ usage: addFileAttachmentFromBase64Async ReadWriteItem certain
  item.getAttachmentsAsync((result) => {
  //   ^^^^^^^^^^^^^^^^^^^ usage: getAttachmentsAsync ReadItem certain
    for (const attachment of result.value) {
      item.getAttachmentContentAsync(attachment.id, ({ value }) => {
      //   ^^^^^^^^^^^^^^^^^^^^^^^^^ usage: getAttachmentContentAsync ReadItem certain
      //                                        ^^ usage: ReadItem AttachmentDetailsCompose.id certain
        if (value.format === Office.MailboxEnums.AttachmentContentFormat.Base64) {
        //        ^^^^^^ usage: ReadItem AttachmentContent.format certain
          console.log(value.content);
          //                ^^^^^^^ usage: ReadItem AttachmentContent.content certain
        }
      });
    }
  });
}
