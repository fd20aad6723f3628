// The option came with Mailbox 1.8.
Office.actions.associate("onSend", (event) => event.completed({ allowEvent: false }));
