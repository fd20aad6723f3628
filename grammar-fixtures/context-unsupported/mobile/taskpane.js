Office.context.mailbox.item.displayReplyForm("Done.");
Office.context.mailbox.item.body.appendOnSendAsync("--");
