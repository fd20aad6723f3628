interface MailSource {
  item(): any;
  body: any;
}

abstract class Base implements MailSource {
  abstract item(): any;
  get body() {
    return this.item().body;
    //                 ^^^^ usage: body ReadItem certain
  }
}

class OutlookSource extends Base {
  item() {
    return Office.context.mailbox.item;
  }
}

const source: MailSource = new OutlookSource();
source.item().saveAsync();
//            ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
source.body.setAsync("x");
//          ^^^^^^^^ usage: ReadWriteItem Body.setAsync certain

function overloaded(item: string): void;
function overloaded(item: any): void;
function overloaded(item: any): void {
  item.sendAsync();
  //   ^^^^^^^^^ usage: sendAsync ReadWriteMailbox certain
}
overloaded(source.item());
