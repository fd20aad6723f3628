Office.onReady(() => console.log(Office.context.mailbox.item.subject));
