import { Mail, toMail } from "./generated/types";
import { Service } from "./generated/service";

export { Service };

function show(mail: Mail) {
  document.title = mail.id;
}

show(toMail(Office.context.mailbox.item.itemId));
