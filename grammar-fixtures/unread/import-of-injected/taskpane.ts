import { Component } from "@angular/core";
import { MailService } from "./generated/mail.service";

@Component({ selector: "mail-pane", template: "" })
export class MailPane {
  constructor(private mail: MailService) {
    document.title = Office.context.mailbox.item.itemId;
  }
}
