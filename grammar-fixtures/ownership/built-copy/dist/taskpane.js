Office.context.mailbox.item.subject.setAsync("x");
