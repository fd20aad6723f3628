var item = Office.context.mailbox.item;
//                                ^^^^ usage: Mailbox.item

function local() {
  const draft = Office.context.mailbox.item;
  //                                   ^^^^ usage: Mailbox.item
  eval("draft.saveAsync(\"x\")");
  //          ^^^^^^^^^ permission-exceeded: needs ReadWriteItem
  //          ^^^^^^^^^ usage: MessageCompose.saveAsync ReadWriteItem call certain
  eval("var made = draft");
  made.saveAsync();
  //   ^^^^^^^^^ permission-exceeded: needs ReadWriteItem
  //   ^^^^^^^^^ usage: MessageCompose.saveAsync ReadWriteItem call certain
}

function shadowed() {
  const item = { saveAsync() {} };
  eval("item.saveAsync()");
  (0, eval)("item.saveAsync()");
  //              ^^^^^^^^^ permission-exceeded: needs ReadWriteItem
  //              ^^^^^^^^^ usage: MessageCompose.saveAsync ReadWriteItem call certain
  setTimeout('item.saveAsync()', 10);
  //               ^^^^^^^^^ permission-exceeded: needs ReadWriteItem
  //               ^^^^^^^^^ usage: MessageCompose.saveAsync ReadWriteItem call certain
}

const given = new Function("it", "done", "it.saveAsync(done)");
//                                           ^^^^^^^^^ permission-exceeded: needs ReadWriteItem
//                                           ^^^^^^^^^ usage: MessageCompose.saveAsync ReadWriteItem call certain
given(item, console.log);
const own = Function("it", "it.saveAsync()");
own({ saveAsync() {} });

const body = eval("if (item) { item" + ".body }");
//                                       ^^^^ usage: MessageCompose.body
body.setAsync("text");
//   ^^^^^^^^ permission-exceeded: needs ReadWriteItem
//   ^^^^^^^^ usage: Body.setAsync ReadWriteItem call certain

local();
shadowed();
