const Office = require("./office");

Office.context.mailbox.item.saveAsync();
Office.context.mailbox.item.body.setAsync("x");
window.Office.context.mailbox.item.subject.getAsync(console.log);
//                                 ^^^^^^^ usage: subject ReadItem certain
//                                         ^^^^^^^^ usage: ReadItem Subject.getAsync certain
