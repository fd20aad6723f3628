global.Office = { context: { mailbox: { item: { body: { setAsync: () => {} } } } } };
