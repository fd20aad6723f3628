Office.onReady(() => {
  const {
    mailbox: {
      item: { body: text, subject = null, ...others },
      //      ^^^^ usage: ReadItem MessageCompose.body destructure certain
      //                  ^^^^^^^ usage: subject ReadItem destructure certain
      userProfile: { displayName },
//    ^^^^^^^^^^^ usage: userProfile ReadItem certain
      //             ^^^^^^^^^^^ usage: ReadItem UserProfile.displayName destructure certain
    },
  } = Office.context;
  text.setAsync(displayName);
  //   ^^^^^^^^ usage: ReadWriteItem Body.setAsync certain
  subject.setAsync(displayName);
  //      ^^^^^^^^ usage: ReadWriteItem Subject.setAsync certain
  others.saveAsync();
  //     ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
  others.to.addAsync([]);
  //     ^^ usage: to ReadItem certain
  //        ^^^^^^^^ usage: ReadWriteItem Recipients.addAsync certain
  let cc;
  ({ cc } = Office.context.mailbox.item);
  // ^^ usage: cc ReadItem destructure certain
  cc.addAsync([]);
  // ^^^^^^^^ usage: ReadWriteItem Recipients.addAsync certain
  const [first, , ...rest] = [others.bcc, null, others.cc];
  //                                 ^^^ usage: bcc ReadItem certain
  //                                                   ^^ usage: cc ReadItem certain
  first.getAsync(console.log);
  //    ^^^^^^^^ usage: ReadItem Recipients.getAsync certain
  rest[0].setAsync([]);
  //      ^^^^^^^^ usage: ReadWriteItem Recipients.setAsync certain
});
