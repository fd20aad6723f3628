Office.context.mailbox.item.saveAsync();
//                          ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
Office.context.mailbox.item.subject.getAsync(console.log);
//                          ^^^^^^^ usage: subject ReadItem certain
//                                  ^^^^^^^^ usage: ReadItem Subject.getAsync certain
