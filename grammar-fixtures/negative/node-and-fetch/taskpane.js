Office.onReady(async () => {
  const { load } = require("./server");
  const mail = await load(Office.context.mailbox.item.itemId);
  //                                                  ^^^^^^ usage: itemId ReadItem certain
  mail.body.setAsync(mail.subject);
});
