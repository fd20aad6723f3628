var mailbox = Office.context.mailbox;
let item;
const { userProfile } = mailbox;
//      ^^^^^^^^^^^ usage: userProfile ReadItem destructure certain

Office.onReady(() => {
  item = mailbox.item;
  load();
});

function load() {
  const body = item.body;
  //                ^^^^ usage: body ReadItem alias certain
  const again = body;
  again.setAsync(userProfile.displayName);
  //    ^^^^^^^^ usage: ReadWriteItem Body.setAsync alias certain
  //                         ^^^^^^^^^^^ usage: ReadItem UserProfile.displayName certain
  let field = item.subject;
  //               ^^^^^^^ usage: subject ReadItem certain
  field.setAsync("x");
  //    ^^^^^^^^ usage: ReadWriteItem Subject.setAsync|Location.setAsync certain
  field = item.location;
  //           ^^^^^^^^ usage: location ReadItem certain
}
