const own = { addAsync: () => "own" };
const either = Date.now() ? own : Office.context.mailbox.item.to;
//                                                            ^^ usage: to ReadItem certain
either.addAsync([]);
//     ^^^^^^^^ usage: Recipients.addAsync maybe
console.log(Office.context.mailbox.item.itemId);
//                                      ^^^^^^ usage: itemId ReadItem certain
