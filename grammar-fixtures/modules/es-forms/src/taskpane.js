import current, { mailbox, body as messageBody } from "./mail.js";
import * as mail from "./mail.js";
import "./side-effect.js";

Office.onReady(() => {
  current().saveAsync();
  //        ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
  mailbox().makeEwsRequestAsync("<x/>", console.log);
  //        ^^^^^^^^^^^^^^^^^^^ usage: makeEwsRequestAsync ReadWriteMailbox certain
  //        ^^^^^^^^^^^^^^^^^^^ legacy-ews: no longer works in Exchange Online
  messageBody().setAsync("x");
  //            ^^^^^^^^ usage: ReadWriteItem Body.setAsync certain
  mail.mailbox().item.sendAsync();
  //                  ^^^^^^^^^ usage: sendAsync ReadWriteMailbox certain
  mail.default().subject.setAsync("x");
  //             ^^^^^^^ usage: subject ReadItem certain
  //                     ^^^^^^^^ usage: ReadWriteItem Subject.setAsync certain
});
