import { fill } from "./fill";

fill();
document.title = Office.context.mailbox.item.itemId;
