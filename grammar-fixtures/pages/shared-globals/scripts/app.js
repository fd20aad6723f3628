Office.onReady(function () {
  mailItem = Office.context.mailbox.item;
  getItem().saveAsync();
  //        ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
  App.mailbox().makeEwsRequestAsync("<x/>", console.log);
  //            ^^^^^^^^^^^^^^^^^^^ usage: makeEwsRequestAsync ReadWriteMailbox certain
  //            ^^^^^^^^^^^^^^^^^^^ legacy-ews: no longer works in Exchange Online
  window.getItem().body.setAsync("x");
  //               ^^^^ usage: body ReadItem certain
  //                    ^^^^^^^^ usage: ReadWriteItem Body.setAsync certain
});
