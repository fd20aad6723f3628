import { send } from "@example/kit";

const item = Office.context.mailbox.item;
const element = document.querySelector("mail-view");
// An element of the program's own may keep what it is given.
element.value = item;
send(element.value);
// @1-19 unresolved-office-value: Office object at `send(element.value)` cannot be followed
element.subject = item.subject;
send(element.subject);
// @1-21 unresolved-office-value: Office object at `send(element.subject)` cannot be followed
console.log(item.itemId);
