Office.onReady(() => {
  const { mailbox } = Office.context;
  mailbox.item.body.setAsync("text");
  //                ^^^^^^^^ permission-exceeded: needs ReadWriteItem
  mailbox.item.body.prependAsync("text");
  //                ^^^^^^^^^^^^ permission-exceeded: needs ReadWriteItem
  mailbox.masterCategories.addAsync([], () => {});
  //                       ^^^^^^^^ permission-exceeded: needs ReadWriteMailbox
  mailbox.item.body.getAsync("text", () => {});
  // addinspect-ignore-next-line permission-exceeded: the add-in of the help desk declares more
  mailbox.item.saveAsync();
});
