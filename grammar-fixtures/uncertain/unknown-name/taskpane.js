export function call(name) {
  Office.context.mailbox.item[name]("x");
}

Office.context.mailbox.item.body.getAsync("text", console.log);
//                          ^^^^ usage: body ReadItem certain
//                               ^^^^^^^^ usage: ReadItem Body.getAsync certain
