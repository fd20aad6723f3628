const quote = "a b cd";
Office.context.mailbox.item.saveAsync(quote);
//                          ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
