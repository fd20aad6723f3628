import { title } from "./title.js";

console.log(title({ subject: "a", conversationId: "b" }), Office.context.mailbox.item.itemId);
