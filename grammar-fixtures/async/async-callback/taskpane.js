Office.onReady(async ({ host }) => {
  if (host !== Office.HostType.Outlook) return;
  Office.context.mailbox.item.getItemIdAsync(async (result) => {
  //                          ^^^^^^^^^^^^^^ usage: getItemIdAsync ReadItem certain
    await fetch(`/items/${encodeURIComponent(result.value)}`);
  });
  Office.context.mailbox.loadItemByIdAsync("AAMk", async (result) => {
  //                     ^^^^^^^^^^^^^^^^^ usage: loadItemByIdAsync ReadWriteMailbox certain
    const loaded = result.value;
    console.log(loaded.subject);
    //                 ^^^^^^^ usage: subject ReadItem certain
    loaded.unloadAsync();
    //     ^^^^^^^^^^^ usage: unloadAsync ReadWriteItem certain
  });
});
