Office.context.mailbox.item.subject.setAsync("x");
//                                  ^^^^^^^^ permission-exceeded: needs ReadWriteItem
