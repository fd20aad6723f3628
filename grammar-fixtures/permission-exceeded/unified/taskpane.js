Office.onReady(() => {
  Office.context.mailbox.makeEwsRequestAsync("<xml/>", () => {});
  //                     ^^^^^^^^^^^^^^^^^^^ permission-exceeded: needs ReadWriteMailbox, but manifest.json declares ReadItem
  //                     ^^^^^^^^^^^^^^^^^^^ legacy-ews: is dead in Exchange Online
});
