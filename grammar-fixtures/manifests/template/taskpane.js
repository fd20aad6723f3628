Office.context.mailbox.item.saveAsync();
//                          ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
