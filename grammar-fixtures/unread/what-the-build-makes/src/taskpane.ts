document.title = Office.context.mailbox.item!.itemId;
