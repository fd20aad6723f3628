Office.context.mailbox.item.body.appendOnSendAsync("--");
