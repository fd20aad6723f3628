Office.context.mailbox.item.body.setAsync("text");
//                               ^^^^^^^^ error[permission-exceeded]: needs ReadWriteItem
