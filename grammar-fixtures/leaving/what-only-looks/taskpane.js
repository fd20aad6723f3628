import { send } from "@example/kit";

const subject = Office.context.mailbox.item.subject || "";
const word = /urgent/i;
word.test(subject);
/(\d+)/.exec(subject);
["re", "fw"].includes(subject);
["re", "fw"].indexOf(subject);
new Set(["re"]).has(subject);
send(`${subject}`, `Re: ${subject}`, String(subject), subject + "");
send([subject].join(", "));
console.log(Office.context.mailbox.item.itemId);
