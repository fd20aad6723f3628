function withItem(action) {
  if (Office.context.mailbox.item) {
    action(Office.context.mailbox.item);
  }
}

function each(values, action) {
  for (let i = 0; i < values.length; i++) {
    action(values[i], i);
  }
}

Office.onReady(() => {
  withItem((item) => item.body.setAsync("x"));
  //                      ^^^^ usage: body ReadItem parameter certain
  //                           ^^^^^^^^ usage: ReadWriteItem Body.setAsync certain
  withItem(send);
  const item = Office.context.mailbox.item;
  each([item.to, item.cc], (list) => list.setAsync([]));
  //         ^^ usage: to ReadItem certain
  //                  ^^ usage: cc ReadItem certain
  //                                      ^^^^^^^^ usage: ReadWriteItem Recipients.setAsync certain
});

function send(message) {
  message.sendAsync();
  //      ^^^^^^^^^ usage: sendAsync ReadWriteMailbox parameter certain
}
