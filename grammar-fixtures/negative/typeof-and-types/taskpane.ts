type Item = typeof Office.context.mailbox.item;
type SetAsync = Office.Body["setAsync"];
interface Fields {
  subject: Office.MessageCompose["subject"];
}

if (typeof Office !== "undefined" && typeof Office.context !== "undefined") {
  console.log("ready");
}

export function read(item: Office.MessageRead): keyof Office.MessageRead {
  console.log(item.itemId);
  //               ^^^^^^ usage: ReadItem MessageRead.itemId certain
  return "subject";
}
export type { Item, SetAsync, Fields };
