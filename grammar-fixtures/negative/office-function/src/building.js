export default class Building {
  Office = { context: { mailbox: { item: { saveAsync() {} } } } };
}

export function open(office) {
  office.context.mailbox.item.body.setAsync("x");
  console.log(Office.context.mailbox.item.itemId);
  //                                      ^^^^^^ usage: itemId ReadItem certain
}
