Office.onReady(() => {
  window.currentItem = Office.context.mailbox.item;
  globalThis.mailApi = { box: Office.context.mailbox };
});

function run() {
  currentItem.saveAsync();
  //          ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
  window.mailApi.box.makeEwsRequestAsync("<x/>", console.log);
  //                 ^^^^^^^^^^^^^^^^^^^ usage: makeEwsRequestAsync ReadWriteMailbox certain
  //                 ^^^^^^^^^^^^^^^^^^^ legacy-ews: no longer works in Exchange Online
}
