Office.context.mailbox.item.body.setAsync("text");
//                               ^^^^^^^^ permission-exceeded: needs ReadWriteItem
