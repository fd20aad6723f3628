export const id = () => Office.context.mailbox.item.itemId;
//                                                  ^^^^^^ usage: itemId ReadItem certain
