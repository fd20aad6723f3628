Office.onReady()
  .then(() => Office.context.mailbox.item)
  .then((item) => {
    item.saveAsync();
    //   ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
    return item.body;
    //          ^^^^ usage: body ReadItem certain
  })
  .then((body) => body.setAsync("x"))
  //                   ^^^^^^^^ usage: ReadWriteItem Body.setAsync certain
  .catch((error) => console.error(error))
  .finally(() => Office.context.mailbox.item.close());

Promise.resolve(Office.context.mailbox).then(async (mailbox) => {
  mailbox.makeEwsRequestAsync("<x/>", () => {});
  //      ^^^^^^^^^^^^^^^^^^^ usage: makeEwsRequestAsync ReadWriteMailbox certain
  //      ^^^^^^^^^^^^^^^^^^^ legacy-ews: no longer works in Exchange Online
});
