exports.item = () => Office.context.mailbox.item;
//                                          ^^^^ usage: Mailbox.item
