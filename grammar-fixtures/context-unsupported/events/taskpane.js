// The pane can do all that.
Office.context.ui.displayDialogAsync("https://addin.example.com/ask.html");
Office.context.mailbox.item.close();
console.log(Office.context.officeTheme.bodyBackgroundColor);
Office.context.mailbox.item.body.appendOnSendAsync("--");
