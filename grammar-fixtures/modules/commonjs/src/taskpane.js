const mail = require("./mail");
const { body } = require("./mail");
const Draft = require("./draft");

Office.onReady(() => {
  mail.item().saveAsync();
  //          ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
  body().setAsync("x");
  //     ^^^^^^^^ usage: ReadWriteItem Body.setAsync certain
  new Draft(mail.item()).send();
  require("./mail").write(mail.item().subject);
  //                                  ^^^^^^^ usage: subject ReadItem certain
});
