Office.onReady(() => {
  const item = Office.context.mailbox.item;
  item.to.getAsync((result) => {
  //   ^^ usage: to ReadItem certain
  //      ^^^^^^^^ usage: ReadItem Recipients.getAsync certain
    const names = result.value.map((person) => person.displayName);
    //                                                ^^^^^^^^^^^ usage: ReadItem EmailAddressDetails.displayName certain
    const first = result.value[0].emailAddress;
    //                            ^^^^^^^^^^^^ usage: ReadItem EmailAddressDetails.emailAddress certain
    for (const { recipientType } of result.value) {
    //           ^^^^^^^^^^^^^ usage: ReadItem EmailAddressDetails.recipientType destructure certain
      console.log(names, first, recipientType);
    }
  });
  console.log(item.from.displayName);
  //               ^^^^ usage: from ReadItem certain
  //                    ^^^^^^^^^^^ usage: ReadItem EmailAddressDetails.displayName certain
  console.log(item.attachments.filter((a) => a.isInline).length);
  //               ^^^^^^^^^^^ usage: attachments ReadItem certain
  //                                           ^^^^^^^^ usage: isInline ReadItem certain
  console.log(Office.context.mailbox.userProfile.emailAddress);
  //                                 ^^^^^^^^^^^ usage: userProfile ReadItem certain
  //                                             ^^^^^^^^^^^^ usage: ReadItem UserProfile.emailAddress certain
});
