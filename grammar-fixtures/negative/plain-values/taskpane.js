Office.onReady(() => {
  const item = Office.context.mailbox.item;
  const copy = { subject: String(item.subject), body: "" };
  //                                  ^^^^^^^ usage: subject ReadItem certain
  copy.subject.setAsync?.("x");
  copy.body.setAsync?.("x");
  const id = item.itemId + "";
  //              ^^^^^^ usage: itemId ReadItem certain
  id.subject;
  JSON.parse(JSON.stringify({ body: {} })).body.setAsync;
});
