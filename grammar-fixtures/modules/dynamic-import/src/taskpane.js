Office.onReady(async () => {
  const { current } = await import("./mail.js");
  current().saveAsync();
  //        ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
  const module = await import("./mail.js");
  module.default(Office.context.mailbox.item);
  import("./mail.js").then((m) => m.current().sendAsync());
  //                                          ^^^^^^^^^ usage: sendAsync ReadWriteMailbox certain
  import("./mail.js").then(({ current: item }) => item().close());
});
