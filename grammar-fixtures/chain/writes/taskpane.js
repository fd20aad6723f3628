Office.onReady(() => {
  const details = { displayName: "Follow up" };
  details.color = Office.MailboxEnums.CategoryColor.Preset0;
  Office.context.mailbox.masterCategories.addAsync([details]);
  //                     ^^^^^^^^^^^^^^^^ usage: masterCategories ReadWriteMailbox certain
  //                                      ^^^^^^^^ usage: ReadWriteMailbox MasterCategories.addAsync certain
  Office.context.mailbox.item.subject = "not like this";
  //                          ^^^^^^^ usage: subject ReadItem write certain
  delete Office.context.mailbox.item.body;
  //                                 ^^^^ usage: body ReadItem certain
});
