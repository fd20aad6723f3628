const item = Office.context.mailbox.item;

// What `yield*` yields is what the other generator returns.
function* inner() {
  return item;
}
function* outer() {
  const found = yield* inner();
  found.saveAsync();
  //    ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
}
outer().next();

// The iterator of a list.
const steps = [item][Symbol.iterator]();
steps.next().value.saveAsync();
//                 ^^^^^^^^^ usage: saveAsync ReadWriteItem certain

class Made {
  constructor() {
    this.made = new.target;
  }
}
Made.held = item;
new Made().made.held.saveAsync();
//                   ^^^^^^^^^ usage: saveAsync ReadWriteItem certain

// The trap gets what is stored under whatever name.
const kept = {};
const keeper = new Proxy({}, { set: (_, key, value) => (kept[key] = value) });
keeper.held = item;
kept.held.saveAsync();
//        ^^^^^^^^^ usage: saveAsync ReadWriteItem

const { proxy } = Proxy.revocable({ held: item }, {});
proxy.held.saveAsync();
//         ^^^^^^^^^ usage: saveAsync ReadWriteItem

item[["save", "Async"].join("")]();
//   ^^^^^^^^^^^^^^^^^^^^^^^^^^ usage: saveAsync ReadWriteItem certain

Function.prototype.call.call(item.saveAsync, item);
//                                ^^^^^^^^^ usage: saveAsync ReadWriteItem certain

// A setter gets what is stored later.
const box = {};
Object.defineProperty(box, "held", { set: (value) => value.saveAsync() });
//                                                         ^^^^^^^^^ usage: saveAsync ReadWriteItem
box.held = item;
