const name = "André";
Office.context.mailbox.item.saveAsync(name);
