Office.onReady(() => {
  Office.context.mailbox.makeEwsRequestAsync("<xml/>", () => {});
  //                     ^^^^^^^^^^^^^^^^^^^ permission-exceeded: needs ReadWriteMailbox, manifest.json declares ReadItem
  //                     ^^^^^^^^^^^^^^^^^^^ legacy-ews: no longer works in Exchange Online
});
