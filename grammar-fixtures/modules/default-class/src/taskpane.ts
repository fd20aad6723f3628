import Mail, { Mode } from "./mail";
import type MailType from "./mail";
import * as everything from "./mail";

const mail: MailType = new Mail(Mode.Compose);
mail.item.saveAsync();
//        ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
new everything.default(0).item.sendAsync();
//                             ^^^^^^^^^ usage: sendAsync ReadWriteMailbox certain
Mail.current().body.setAsync("x");
//             ^^^^ usage: body ReadItem certain
//                  ^^^^^^^^ usage: ReadWriteItem Body.setAsync certain
