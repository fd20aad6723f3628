const fields = new Map();
const seen = new Set();
const weak = new WeakMap();

Office.onReady(() => {
  const item = Office.context.mailbox.item;
  fields.set("subject", item.subject);
  //                         ^^^^^^^ usage: subject ReadItem certain
  fields.get("subject").setAsync("x");
  //                    ^^^^^^^^ usage: ReadWriteItem Subject.setAsync certain
  for (const [name, field] of fields) {
    field.setAsync(name);
    //    ^^^^^^^^ usage: ReadWriteItem Subject.setAsync certain
  }
  seen.add(item.body);
  //            ^^^^ usage: body ReadItem certain
  seen.forEach((body) => body.setAsync("x"));
  //                          ^^^^^^^^ usage: ReadWriteItem Body.setAsync certain
  weak.set(item, item.location);
  //                  ^^^^^^^^ usage: location ReadItem certain
  weak.get(item).setAsync("x");
  //             ^^^^^^^^ usage: ReadWriteItem Location.setAsync certain
  const table = new Map([["to", item.to]]);
  //                                 ^^ usage: to ReadItem certain
  [...table.values()][0].addAsync([]);
  //                     ^^^^^^^^ usage: ReadWriteItem Recipients.addAsync certain
});
