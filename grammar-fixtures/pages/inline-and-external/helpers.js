function fill(item) {
  item.body.setAsync("x");
  //   ^^^^ usage: body ReadItem certain
  //        ^^^^^^^^ usage: ReadWriteItem Body.setAsync certain
}
function draft() {
  return Office.context.mailbox.item;
}
