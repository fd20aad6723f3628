const verb = "save";
const Parts = Object.freeze({ WHOLE: "saveAsync" });
const item = Office.context.mailbox.item;
item[verb + "Async"]();
//   ^^^^^^^^^^^^^^ usage: saveAsync ReadWriteItem certain
item[`${verb}Async`]();
//   ^^^^^^^^^^^^^^ usage: saveAsync ReadWriteItem certain
item[Parts.WHOLE]();
//   ^^^^^^^^^^^ usage: saveAsync ReadWriteItem certain
