const FIELD = "subject";
const WRITE = "setAsync";

export function fill(text) {
  const item = Office.context.mailbox.item;
  item[FIELD][WRITE](text);
  //   ^^^^^ usage: ReadItem subject maybe
  //          ^^^^^ usage: ReadWriteItem Subject.setAsync maybe
}
