async function* fields() {
  yield Office.context.mailbox.item.subject;
  //                                ^^^^^^^ usage: subject ReadItem certain
  yield Office.context.mailbox.item.location;
  //                                ^^^^^^^^ usage: location ReadItem certain
}

function* lists() {
  yield* [Office.context.mailbox.item.to, Office.context.mailbox.item.cc];
  //                                  ^^ usage: to ReadItem certain
  //                                                                  ^^ usage: cc ReadItem certain
}

export async function clear() {
  for await (const field of fields()) {
    field.setAsync("");
    //    ^^^^^^^^ usage: ReadWriteItem Subject.setAsync|Location.setAsync certain
  }
  for (const list of lists()) {
    list.setAsync([]);
    //   ^^^^^^^^ usage: ReadWriteItem Recipients.setAsync certain
  }
}
