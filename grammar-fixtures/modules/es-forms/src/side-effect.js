Office.context.mailbox.item.categories.addAsync(["Seen"]);
//                          ^^^^^^^^^^ usage: categories ReadItem certain
//                                     ^^^^^^^^ usage: ReadWriteItem Categories.addAsync certain
