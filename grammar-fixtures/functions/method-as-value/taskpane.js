Office.onReady(() => {
  const { body } = Office.context.mailbox.item;
  //      ^^^^ usage: body ReadItem destructure certain
  const set = body.setAsync;
  //               ^^^^^^^^ usage: ReadWriteItem Body.setAsync read certain
  set.call(body, "x");
  promisify(body.getAsync, body, "text").then((text) => console.log(text));
  //             ^^^^^^^^ usage: ReadItem Body.getAsync read certain
  const { addAsync } = Office.context.mailbox.item.cc;
  //      ^^^^^^^^ usage: ReadWriteItem Recipients.addAsync destructure certain
  //                                               ^^ usage: cc ReadItem certain
  addAsync.apply(Office.context.mailbox.item.cc, [["ann@example.com"]]);
  //                                         ^^ usage: cc ReadItem certain
});

function promisify(method, receiver, ...args) {
  return new Promise((resolve) => method.call(receiver, ...args, (result) => resolve(result.value)));
}
