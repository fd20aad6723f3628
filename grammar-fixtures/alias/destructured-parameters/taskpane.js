const show = ({ item: { subject, from = null }, mailbox }) => {
//                      ^^^^^^^ usage: subject ReadItem destructure certain
//                               ^^^^ usage: from ReadItem destructure certain
  console.log(subject, from.emailAddress);
  //                        ^^^^^^^^^^^^ usage: ReadItem EmailAddressDetails.emailAddress certain
  mailbox.displayNewMessageForm({});
  //      ^^^^^^^^^^^^^^^^^^^^^ usage: displayNewMessageForm ReadItem certain
};

const clear = ([a, b], { text = "" } = {}) => {
  a.setAsync(text);
  //^^^^^^^^ usage: ReadWriteItem Subject.setAsync certain
  b.setAsync(text);
  //^^^^^^^^ usage: ReadWriteItem Location.setAsync certain
};

Office.onReady(() => {
  const mailbox = Office.context.mailbox;
  const { item } = mailbox;
  show({ item, mailbox });
  clear([item.subject, item.location]);
  //          ^^^^^^^ usage: subject ReadItem certain
  //                        ^^^^^^^^ usage: location ReadItem certain
});
