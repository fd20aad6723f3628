import { Office as Rooms } from "./rooms.js";

function book(Office) {
  Office.context.mailbox.item.body.setAsync("x");
}

export function visit() {
  const Office = { context: { mailbox: { item: { subject: { setAsync() {} } } } } };
  Office.context.mailbox.item.subject.setAsync("x");
  Rooms.context.mailbox.item.body.setAsync("x");
  try {
    book(Office);
  } catch (Office) {
    Office.context.mailbox.item.saveAsync();
  }
  [{}].forEach((Office) => Office.context.mailbox.item.saveAsync());
}

Office.onReady(() => {
  Office.context.mailbox.item.subject.getAsync(console.log);
  //                          ^^^^^^^ usage: subject ReadItem certain
  //                                  ^^^^^^^^ usage: ReadItem Subject.getAsync certain
});
