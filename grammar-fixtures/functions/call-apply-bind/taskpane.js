function write(text, field) {
  field.setAsync(text);
  //    ^^^^^^^^ usage: ReadWriteItem Subject.setAsync certain
  this.saveAsync();
  //   ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
}

Office.onReady(() => {
  const item = Office.context.mailbox.item;
  write.call(item, "x", item.subject);
  //                         ^^^^^^^ usage: subject ReadItem certain
  write.apply(item, ["y", item.subject]);
  //                           ^^^^^^^ usage: subject ReadItem certain
  const bound = write.bind(item, "z");
  bound(item.subject);
  //         ^^^^^^^ usage: subject ReadItem certain
  const getText = item.body.getAsync.bind(item.body);
  //                   ^^^^ usage: body ReadItem certain
  //                        ^^^^^^^^ usage: ReadItem Body.getAsync read certain
  //                                           ^^^^ usage: body ReadItem certain
  getText("text", (result) => console.log(result.value));
  item.body.setAsync.call(item.body, "x");
  //   ^^^^ usage: body ReadItem certain
  //        ^^^^^^^^ usage: ReadWriteItem Body.setAsync certain
  //                           ^^^^ usage: body ReadItem certain
});
