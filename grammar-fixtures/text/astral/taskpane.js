const item = Office.context.mailbox.item;
item.subject.setAsync("😀 漢字"); /* 👩‍👩‍👧 */ item.body.setAsync("𝒳");
//   ^^^^^^^ usage: subject ReadItem certain
//           ^^^^^^^^ usage: ReadWriteItem Subject.setAsync certain
//                                              ^^^^ usage: body ReadItem certain
//                                                   ^^^^^^^^ usage: ReadWriteItem Body.setAsync certain
const 名前 = "é", é = "e\u0301"; item.location.setAsync(名前 + é);
//                                  ^^^^^^^^ usage: location ReadItem certain
//                                           ^^^^^^^^ usage: ReadWriteItem Location.setAsync certain
const text = `😀${item.itemId}😀`; item.saveAsync(text);
//                    ^^^^^^ usage: itemId ReadItem certain
//                                    ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
