const parts = { own: { setAsync() {}, prependAsync() {} }, office: null };

Office.onReady(() => {
  parts.office = Office.context.mailbox.item.body;
  //                                         ^^^^ usage: body ReadItem certain
  parts.own.setAsync("x");
  parts.own.prependAsync("x");
  parts.office.getAsync("text", console.log);
  //           ^^^^^^^^ usage: ReadItem Body.getAsync certain
  const list = [1, "two", parts.office];
  list.length;
  list[0].toFixed?.();
});
