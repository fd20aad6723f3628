Office.context.mailbox.item.body.setAsync("a test counts for nothing");
