var current = Office.context.mailbox.item;
