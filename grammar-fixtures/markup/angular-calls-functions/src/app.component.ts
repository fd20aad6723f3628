import { Component } from "@angular/core";

@Component({ selector: "app-root", templateUrl: "./app.component.html" })
export class AppComponent {
  title = "";
  mails: { subject: string }[] = [];

  fill() {
    this.title = Office.context.mailbox.item!.itemId;
  }
}
