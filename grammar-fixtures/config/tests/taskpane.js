Office.onReady(() => Office.context.mailbox.item.body.getAsync("text", () => {}));
