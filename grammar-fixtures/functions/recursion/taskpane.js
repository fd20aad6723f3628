function addNext(list, people) {
  if (people.length === 0) return list;
  return list.addAsync([people[0]], () => addNext(list, people.slice(1)));
  //          ^^^^^^^^ usage: ReadWriteItem Recipients.addAsync certain
}

function even(item, n) {
  return n === 0 ? item : odd(item, n - 1);
}

function odd(item, n) {
  return n === 0 ? item.body : even(item, n - 1);
  //                    ^^^^ usage: body ReadItem certain
}

Office.onReady(() => {
  addNext(Office.context.mailbox.item.to, ["ann@example.com", "bob@example.com"]);
  //                                  ^^ usage: to ReadItem certain
  even(Office.context.mailbox.item, 3).getAsync("text", () => {});
  //                                   ^^^^^^^^ usage: ReadItem Body.getAsync certain
});
