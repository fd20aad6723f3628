const FIELD = "subject";
const WRITE = "setAsync";

export function fill(text) {
  const item = Office.context.mailbox.item;
  item[FIELD][WRITE](text);
  //   ^^^^^ usage: ReadItem subject certain
  //          ^^^^^ usage: ReadWriteItem Subject.setAsync certain
}
