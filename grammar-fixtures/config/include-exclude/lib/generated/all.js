Office.context.mailbox.item.body.setAsync("text");
