function save(item, options) {
  item = item || Office.context.mailbox.item;
  options = { item, ...options };
  options.item.saveAsync();
  //           ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
  item.subject.setAsync("x");
  //   ^^^^^^^ usage: subject ReadItem certain
  //           ^^^^^^^^ usage: ReadWriteItem Subject.setAsync certain
}

function swap(a, b) {
  [a, b] = [b, a];
  a.setAsync("x");
  //^^^^^^^^ usage: ReadWriteItem Body.setAsync certain
}

save();
swap(null, Office.context.mailbox.item.body);
//                                     ^^^^ usage: body ReadItem certain
