const item = Office.context.mailbox.item;
//                                  ^^^^ usage: Mailbox.item

item.loadCustomPropertiesAsync(keep, { item, saveAsync() {} });
//   ^^^^^^^^^^^^^^^^^^^^^^^^^ usage: MessageCompose.loadCustomPropertiesAsync ReadItem

function keep(result) {
  result.asyncContext.item.saveAsync();
  //                       ^^^^^^^^^ usage: MessageCompose.saveAsync ReadWriteItem call certain
  result.asyncContext.saveAsync();
}
