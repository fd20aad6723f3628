import { word, list } from "@example/kit";

const subject = Office.context.mailbox.item.subject || "";
word.test(subject);
// @1-18 unresolved-office-value: Office object at `word.test(subject)` cannot be followed
list.includes(subject);
// @1-22 unresolved-office-value: Office object at `list.includes(subject)` cannot be followed
console.log(Office.context.mailbox.item.itemId);
