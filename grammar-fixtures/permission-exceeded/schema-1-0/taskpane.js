Office.onReady(() => {
  const item = Office.context.mailbox.item;
  item.categories.addAsync(["Done"]);
  //              ^^^^^^^^ permission-exceeded: Declare ReadWriteMailbox in manifest.xml (its schema 1.0 has no ReadWriteItem), or remove what needs it. Only an administrator
});
