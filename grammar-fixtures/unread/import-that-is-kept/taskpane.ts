import { Mail } from "./generated/types";

const mail = { id: Office.context.mailbox.item.itemId } as Mail;
document.title = mail.id;
