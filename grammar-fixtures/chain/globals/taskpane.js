window.Office.onReady(function () {
  window.Office.context.mailbox.item.saveAsync(done);
  //                                 ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
  globalThis.Office.context.mailbox.item.body.setAsync("x", done);
  //                                     ^^^^ usage: body ReadItem certain
  //                                          ^^^^^^^^ usage: ReadWriteItem Body.setAsync certain
  self.Office.context.mailbox.makeEwsRequestAsync("<x/>", done);
  //                          ^^^^^^^^^^^^^^^^^^^ usage: makeEwsRequestAsync ReadWriteMailbox certain
  //                          ^^^^^^^^^^^^^^^^^^^ legacy-ews: no longer works in Exchange Online
  window["Office"].context.mailbox.item.sendAsync(done);
  //                                    ^^^^^^^^^ usage: sendAsync ReadWriteMailbox certain
  window.top.Office.context.mailbox.item.cc.getAsync(done);
  //                                     ^^ usage: cc ReadItem certain
  //                                        ^^^^^^^^ usage: ReadItem Recipients.getAsync certain
  var root = typeof globalThis !== "undefined" ? globalThis : window;
  root.Office.context.mailbox.item.bcc.setAsync([], done);
  //                               ^^^ usage: bcc ReadItem certain
  //                                   ^^^^^^^^ usage: ReadWriteItem Recipients.setAsync certain
});

function done(result) {
  console.log(result.status);
}
