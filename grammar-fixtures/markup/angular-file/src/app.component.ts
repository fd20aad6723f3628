import { Component } from "@angular/core";

@Component({ selector: "app-root", templateUrl: "./app.component.html", styleUrls: ["./app.component.css"] })
export class AppComponent {
  constructor(private zone: NgZone) {}

  get mail() {
    return Office.context.mailbox.item;
  }
}
