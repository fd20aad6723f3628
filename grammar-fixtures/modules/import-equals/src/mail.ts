const mail = { item: () => Office.context.mailbox.item };
export = mail;
