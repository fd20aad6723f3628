Office.onReady(() => {
  console.log(Office.context.mailbox.item.subject);
  //                                      ^^^^^^^ permission-exceeded: needs ReadItem
});
