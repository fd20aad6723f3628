export function call(name) {
  Office.context.mailbox.item[name]("x");
  //                          ^^^^ unresolved-office-value: Office object at `name` cannot be followed
}

Office.context.mailbox.item.body.getAsync("text", console.log);
//                          ^^^^ usage: body ReadItem certain
//                               ^^^^^^^^ usage: ReadItem Body.getAsync certain
