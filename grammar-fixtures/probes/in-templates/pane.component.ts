import { Component } from "@angular/core";

@Component({
  selector: "my-pane",
  template: `
    <b *ngIf="item.saveAsync" [hidden]="item.sendAsync"></b>
    @if (item.saveAsync) {
      <b>{{ item.itemId }}</b>
    }
  `,
})
export class Pane {
  item: any = Office.context.mailbox.item;
  //                                 ^^^^ usage: Mailbox.item
}
