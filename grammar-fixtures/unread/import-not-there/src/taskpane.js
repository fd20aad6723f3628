import { fill } from "./generated/fill";

fill();
document.title = Office.context.mailbox.item.itemId;
