Office.onReady(() => {
  const item = Office.context.mailbox.item;
  setTimeout(() => item.saveAsync(), 100);
  //                    ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
  setTimeout(save, 100, item);
  requestAnimationFrame(() => item.close());
  queueMicrotask(() => item.body.setAsync("x"));
  //                        ^^^^ usage: body ReadItem certain
  //                             ^^^^^^^^ usage: ReadWriteItem Body.setAsync certain
});

function save(message) {
  message.sendAsync();
  //      ^^^^^^^^^ usage: sendAsync ReadWriteMailbox certain
}
