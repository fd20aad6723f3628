// Behind a look, or instead of one, the method itself goes on: it may be called.
const item = Office.context.mailbox.item;
const save = item.saveAsync && item.saveAsync();
//                ^^^^^^^^^ usage: saveAsync none probe certain
//                                  ^^^^^^^^^ usage: saveAsync ReadWriteItem call
const chosen = item.saveAsync || start;
//                  ^^^^^^^^^ usage: saveAsync ReadWriteItem read certain
const held = item.saveAsync ?? start;
//                ^^^^^^^^^ usage: saveAsync ReadWriteItem read certain
const found = item && item.saveAsync;
//                         ^^^^^^^^^ usage: saveAsync ReadWriteItem read certain
const kept = item.saveAsync;
//                ^^^^^^^^^ usage: saveAsync ReadWriteItem read certain
if (kept) kept();
item.saveAsync?.();
//   ^^^^^^^^^ usage: saveAsync ReadWriteItem call
const either = item.saveAsync ? item.saveAsync : start;
//                  ^^^^^^^^^ usage: saveAsync none probe certain
//                                   ^^^^^^^^^ usage: saveAsync ReadWriteItem read certain
run(item.saveAsync);
//       ^^^^^^^^^ usage: saveAsync ReadWriteItem read certain
const { saveAsync } = item;
//      ^^^^^^^^^ usage: saveAsync ReadWriteItem destructure
if (saveAsync) saveAsync();

function start() {}
function run(method) {
  method(start);
}
