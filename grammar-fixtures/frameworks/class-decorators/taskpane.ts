import { Injectable } from "@angular/core";

const withMail = (target: any) =>
  class extends target {
    mail = Office.context.mailbox.item;
  } as any;

const first = (mail: any) => (target: any) => {
  mail.body.setAsync("decorated");
  //   ^^^^ usage: body certain
  //        ^^^^^^^^ usage: Body.setAsync certain
  target.prototype.kept = mail;
};

@withMail
class Decorated {
  run() {
    (this as any).mail.body.prependAsync("x");
    //                 ^^^^ usage: body certain
    //                      ^^^^^^^^^^^^ usage: prependAsync certain
  }
}
new Decorated().run();

@first(Office.context.mailbox.item)
export class Kept {
  run() {
    (this as any).kept.saveAsync();
    //                 ^^^^^^^^^ usage: saveAsync
  }
}

@Injectable()
export class Service {
  private item = Office.context.mailbox.item;
  subject(item: any) {
    item.subject.setAsync("own");
    //   ^^^^^^^ usage: subject certain
    //           ^^^^^^^^ usage: Subject.setAsync certain
  }
  run() {
    this.subject(this.item);
  }
}
