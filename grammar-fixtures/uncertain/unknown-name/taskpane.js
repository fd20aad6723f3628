export function call(name) {
  Office.context.mailbox.item[name]("x");
  //                          ^^^^ unresolved-office-value: The name `name` is chosen at run time
}

Office.context.mailbox.item.body.getAsync("text", console.log);
//                          ^^^^ usage: body ReadItem certain
//                               ^^^^^^^^ usage: ReadItem Body.getAsync certain
