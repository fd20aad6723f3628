Office.context.mailbox.item.body.setAsync("text");
//                               ^^^^^^^^ information[permission-exceeded]: needs ReadWriteItem
