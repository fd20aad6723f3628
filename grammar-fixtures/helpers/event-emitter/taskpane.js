const listeners = {};

function on(name, listener) {
  (listeners[name] = listeners[name] || []).push(listener);
}

function emit(name, ...args) {
  (listeners[name] || []).forEach((listener) => listener(...args));
}

on("opened", (item) => item.saveAsync());
//                          ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
on("closed", ({ body }) => body.setAsync("x"));
//              ^^^^ usage: body ReadItem destructure certain
//                              ^^^^^^^^ usage: ReadWriteItem Body.setAsync certain
Office.onReady(() => {
  emit("opened", Office.context.mailbox.item);
  emit("closed", Office.context.mailbox.item);
});
