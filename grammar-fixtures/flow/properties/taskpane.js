const described = {};
Object.defineProperty(described, "item", { get: () => Office.context.mailbox.item });
described.item.saveAsync();
//             ^^^^^^^^^ usage: saveAsync ReadWriteItem certain

class Holder {
  constructor(parts) {
    Object.assign(this, parts);
  }
}
new Holder({ item: Office.context.mailbox.item }).item.saveAsync();
//                                                     ^^^^^^^^^ usage: saveAsync ReadWriteItem certain

const child = Object.setPrototypeOf({}, { item: Office.context.mailbox.item });
child.item.saveAsync();
//         ^^^^^^^^^ usage: saveAsync ReadWriteItem certain

const late = {};
const values = Object.values(late);
late.item = Office.context.mailbox.item;
values[0].saveAsync();
//        ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
