import { Component, Input } from "@angular/core";

@Component({
  selector: "app-field",
  template: '<button (click)="clear()">Clear</button>',
})
export class FieldComponent {
  @Input() field: any;

  clear() {
    this.field.setAsync([]);
    //         ^^^^^^^^ usage: Recipients.setAsync ReadWriteItem
  }
}
