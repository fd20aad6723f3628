import { Component } from "@angular/core";
import { FieldComponent } from "./field.component";

@Component({
  selector: "app-root",
  imports: [FieldComponent],
  template: `
    <h1 title="About {{ mail.seriesId }}">{{ mail.subject | async | uppercase }}</h1>
    <!--                     ^^^^^^^^ usage: seriesId ReadItem -->
    <!--                                          ^^^^^^^ usage: subject ReadItem -->
    @if (mail.body; as text) {
    <!--      ^^^^ usage: body ReadItem -->
      <button (click)="text.setAsync('x'); done = true">Fill in</button>
      <!--                  ^^^^^^^^ usage: Body.setAsync ReadWriteItem call certain -->
    } @else if (mail) {
      <p>Nobody</p>
    }
    @for (field of [mail.to, mail.cc]; track $index; let last = $last) {
    <!--                 ^^ usage: to ReadItem -->
    <!--                          ^^ usage: cc ReadItem -->
      <app-field [field]="field" [last]="last" (sent)="send()"></app-field>
    } @empty {
      <p>you&#64;example.com</p>
    }
    @let own = mail.categories;
    <!--            ^^^^^^^^^^ usage: categories ReadItem -->
    <input #name (change)="own.addAsync([name.value])" />
    <!--                       ^^^^^^^^ usage: Categories.addAsync ReadWriteItem certain -->
    <li *ngFor="let part of parts(); let i = index; trackBy: byName" [id]="i">
      <button (click)="part.removeAsync([])">Remove</button>
      <!--                  ^^^^^^^^^^^ usage: Categories.removeAsync ReadWriteItem certain -->
    </li>
  `,
})
export class AppComponent {
  done = false;
  mail = Office.context.mailbox.item as Office.MessageCompose;

  parts() {
    return [this.mail.categories];
    //                ^^^^^^^^^^ usage: categories ReadItem
  }

  byName(index: number) {
    return index;
  }

  send() {
    this.mail.sendAsync();
    //        ^^^^^^^^^ usage: sendAsync ReadWriteMailbox certain
  }
}
