Office.onReady(function () {
  var item = Office.context.mailbox.item;
  item.subject;
  //   ^^^^^^^ usage: subject ReadItem read
  destructured(item);
  renamed(item);
  kept(item);
});

function destructured(item) {
  const { saveAsync } = item;
  //      ^^^^^^^^^ usage: saveAsync none probe
  if (saveAsync) console.log("can be saved");
}

function renamed(item) {
  const {
    body: { setAsync: canSet },
    // @5-8 usage: body ReadItem destructure
    // @13-20 usage: Body.setAsync none probe
  } = item;
  return Boolean(canSet) ? "writable" : "";
}

function kept(item) {
  const close = item.close;
  //                 ^^^^^ usage: close Restricted read
  close.call(item);
  const save = item.saveAsync;
  //                ^^^^^^^^^ usage: saveAsync none probe
  return function () {
    return typeof save === "function";
  };
}
