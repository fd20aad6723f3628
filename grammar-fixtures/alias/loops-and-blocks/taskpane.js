Office.onReady(() => {
  try {
    var item = Office.context.mailbox.item;
  } catch (e) {
    item = null;
  } finally {
    item.close();
  }
  for (let body = item.body, i = 0; i < 1; i++) {
  //                   ^^^^ usage: body ReadItem certain
    body.setAsync("x");
    //   ^^^^^^^^ usage: ReadWriteItem Body.setAsync certain
  }
  do {
    var subject = item.subject;
    //                 ^^^^^^^ usage: subject ReadItem certain
  } while (!subject);
  {
    const item = { subject: { setAsync() {} } };
    item.subject.setAsync("own");
  }
  label: while (true) {
    subject.setAsync("x");
    //      ^^^^^^^^ usage: ReadWriteItem Subject.setAsync certain
    break label;
  }
  with_(item);
});

function with_(item) {
  switch (item.itemType) {
  //           ^^^^^^^^ usage: itemType ReadItem certain
    case Office.MailboxEnums.ItemType.Message:
      item.to.setAsync([]);
      //   ^^ usage: to ReadItem certain
      //      ^^^^^^^^ usage: ReadWriteItem Recipients.setAsync certain
      break;
    default:
      throw item.location;
      //         ^^^^^^^^ usage: location ReadItem certain
  }
}
