const it = () => Office.context.mailbox.item;
if (it().itemId) it().saveAsync();
//       ^^^^^^ usage: itemId ReadItem certain
//                    ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
else if (it().itemClass) it().sendAsync();
//            ^^^^^^^^^ usage: itemClass ReadItem certain
//                            ^^^^^^^^^ usage: sendAsync ReadWriteMailbox certain
else it().close();
for (let i = it().itemId; i < it().itemClass; i += it().subject) it().body;
//                ^^^^^^ usage: itemId ReadItem certain
//                                 ^^^^^^^^^ usage: itemClass ReadItem certain
//                                                      ^^^^^^^ usage: subject ReadItem certain
//                                                                    ^^^^ usage: body ReadItem certain
for (const x of it().attachments) console.log(x.name);
//                   ^^^^^^^^^^^ usage: attachments ReadItem certain
//                                              ^^^^ usage: ReadItem AttachmentDetails.name certain
for (const k in it().categories) console.log(k);
//                   ^^^^^^^^^^ usage: categories ReadItem certain
while (it().itemId) break;
//          ^^^^^^ usage: itemId ReadItem certain
do { continue; } while (it().itemClass);
//                           ^^^^^^^^^ usage: itemClass ReadItem certain
switch (it().itemId) {
//           ^^^^^^ usage: itemId ReadItem certain
  case it().itemClass:
  //        ^^^^^^^^^ usage: itemClass ReadItem certain
    it().saveAsync();
    //   ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
  default:
    it().sendAsync();
    //   ^^^^^^^^^ usage: sendAsync ReadWriteMailbox certain
}
try {
  throw it().itemId;
  //         ^^^^^^ usage: itemId ReadItem certain
} catch ({ message = it().itemClass }) {
//                        ^^^^^^^^^ usage: itemClass ReadItem certain
  it().saveAsync(message);
  //   ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
} finally {
  it().sendAsync();
  //   ^^^^^^^^^ usage: sendAsync ReadWriteMailbox certain
}
outer: for (;;) {
  it().body.getAsync("text", () => {});
  //   ^^^^ usage: body ReadItem certain
  //        ^^^^^^^^ usage: ReadItem Body.getAsync certain
  break outer;
}
{
  let x = it().itemId;
  //           ^^^^^^ usage: itemId ReadItem certain
  var { y = it().itemClass } = { x };
  //             ^^^^^^^^^ usage: itemClass ReadItem certain
}
function late(a = it().itemId) {
//                     ^^^^^^ usage: itemId ReadItem certain
  return it().subject;
  //          ^^^^^^^ usage: subject ReadItem certain
  it().saveAsync();
  //   ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
}
class K extends (it().itemId ? Object : Array) {
//                    ^^^^^^ usage: itemId ReadItem certain
  [it().itemClass] = it().subject;
  //    ^^^^^^^^^ usage: itemClass ReadItem certain
  //                      ^^^^^^^ usage: subject ReadItem certain
  static s = it().body;
  //              ^^^^ usage: body ReadItem certain
  static { it().saveAsync(); }
  //            ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
  get [`x${it().itemId}`]() { return it().to; }
  //            ^^^^^^ usage: itemId ReadItem certain
  //                                      ^^ usage: to ReadItem certain
  constructor() { super(it().cc); }
  //                         ^^ usage: cc ReadItem certain
}
debugger;
it().location; late(); new K();
//   ^^^^^^^^ usage: location ReadItem certain
