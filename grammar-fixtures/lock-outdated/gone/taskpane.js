Office.context.mailbox.item.body.getAsync("text", console.log);
