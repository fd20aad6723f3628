document.title = Office.context.mailbox.item.itemId;
Office.context.ui.displayDialogAsync("https://addin.example.com/choose.html");
