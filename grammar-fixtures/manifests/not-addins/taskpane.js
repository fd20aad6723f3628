console.log(Office.context.mailbox.item.itemId);
//                                      ^^^^^^ usage: itemId ReadItem certain
