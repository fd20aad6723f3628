import { shared } from "./shared";

Office.context.mailbox.item!.saveAsync();
//                           ^^^^^^^^^ usage: saveAsync ReadWriteItem chain certain
const local = Office.context.mailbox.item!;
local.saveAsync();
//    ^^^^^^^^^ usage: saveAsync ReadWriteItem alias certain
shared!.saveAsync();
//      ^^^^^^^^^ usage: saveAsync ReadWriteItem import certain
make().saveAsync();
//     ^^^^^^^^^ usage: saveAsync ReadWriteItem call-result certain
(local as Office.MessageCompose).saveAsync();
//                               ^^^^^^^^^ usage: ReadWriteItem MessageCompose.saveAsync annotation certain
plain(local);
typed(local as any);

function make() {
  return local;
}

function plain(item) {
  item.saveAsync();
  //   ^^^^^^^^^ usage: saveAsync ReadWriteItem parameter certain
}

function typed(item: Office.MessageCompose) {
  item.saveAsync();
  //   ^^^^^^^^^ usage: saveAsync ReadWriteItem typed-parameter certain
}

class Pane {
  item = local;
  save() {
    this.item.saveAsync();
    //        ^^^^^^^^^ usage: saveAsync ReadWriteItem field certain
  }
}
new Pane().save();
