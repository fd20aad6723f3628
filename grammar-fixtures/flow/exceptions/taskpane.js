class Carrier extends Error {
  constructor(payload) {
    super("carried");
    this.payload = payload;
  }
}

function raise(value) {
  throw value;
}

try {
  raise(new Carrier(Office.context.mailbox.item));
} catch (error) {
  error.payload.body.setAsync("x");
  //                 ^^^^^^^^ usage: Body.setAsync ReadWriteItem certain
  //            ^^^^ usage: body ReadItem certain
}

try {
  throw new Error("x", { cause: Office.context.mailbox.item });
} catch (error) {
  error.cause.saveAsync();
  //          ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
}

Promise.reject(Office.context.mailbox.item).catch((item) => item.saveAsync());
//                                                               ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
