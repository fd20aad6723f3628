// What takes the place of the usual requests.
const { item } = Office.context.mailbox;
item.getAttachmentContentAsync(item.attachments[0].id, show);
item.getAllInternetHeadersAsync(show);
