Office.onReady(function () {
  destructured(Office.context.mailbox.item);
  kept(Office.context.mailbox.item);
});
var { removeAsync } = Office.context.mailbox.item.notificationMessages;
//    ^^^^^^^^^^^ usage: removeAsync ReadItem destructure
//                                                ^^^^^^^^^^^^^^^^^^^^ usage: notificationMessages ReadItem
if (removeAsync) console.log("others may call it");

function destructured(item) {
  const { saveAsync } = item;
  //      ^^^^^^^^^ usage: saveAsync ReadWriteItem destructure
  if (saveAsync) saveAsync.call(item);
}

function kept(item) {
  const save = item.saveAsync;
  //                ^^^^^^^^^ usage: saveAsync ReadWriteItem read
  if (save) run(function () { save.call(item); });
}

function run(callback) {
  callback();
}
