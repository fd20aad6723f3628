Office.onReady(() => {
  const item = Office.context.mailbox.item;
  document.title = item.normalizedSubject;
  //                    ^^^^^^^^^^^^^^^^^ usage: normalizedSubject ReadItem certain
  item.getAllInternetHeadersAsync((r) => console.log(r.value));
  //   ^^^^^^^^^^^^^^^^^^^^^^^^^^ usage: getAllInternetHeadersAsync ReadItem certain
  item.displayReplyForm({ htmlBody: "Hello" });
  //   ^^^^^^^^^^^^^^^^ usage: displayReplyForm ReadItem certain
  const { dateTimeCreated, internetMessageId, conversationId } = item;
  //      ^^^^^^^^^^^^^^^ usage: dateTimeCreated ReadItem destructure certain
  //                       ^^^^^^^^^^^^^^^^^ usage: internetMessageId ReadItem destructure certain
  //                                          ^^^^^^^^^^^^^^ usage: conversationId ReadItem destructure certain
  console.log(dateTimeCreated, internetMessageId, conversationId);
  Office.context.mailbox.getSelectedItemsAsync(({ value: selected }) => {
  //                     ^^^^^^^^^^^^^^^^^^^^^ usage: getSelectedItemsAsync ReadWriteMailbox certain
    selected.forEach(({ itemId, subject }) => console.log(itemId, subject));
    //                  ^^^^^^ usage: ReadWriteMailbox SelectedItemDetails.itemId destructure certain
    //                          ^^^^^^^ usage: ReadWriteMailbox SelectedItemDetails.subject destructure certain
  });
});
