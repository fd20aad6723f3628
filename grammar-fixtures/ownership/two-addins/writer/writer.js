import { subjectOf } from "../shared/mail.js";

Office.context.mailbox.item.body.setAsync(subjectOf(Office.context.mailbox.item));
//                          ^^^^ usage: body ReadItem certain
//                               ^^^^^^^^ usage: ReadWriteItem Body.setAsync certain
