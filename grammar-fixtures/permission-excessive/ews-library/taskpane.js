Office.onReady(() => {
  // The library calls makeEwsRequestAsync for the add-in; it does not lie in the tree.
  easyEws.getParentId(Office.context.mailbox.item.itemId, (parent) => {
  //      ^^^^^^^^^^^ legacy-ews: It sends FindItem and GetItem.
    document.getElementById("parent").textContent = parent;
  });
});
