import { subjectOf } from "../shared/mail.js";

console.log(subjectOf(Office.context.mailbox.item), Office.context.mailbox.item.itemId);
//                                                                              ^^^^^^ usage: itemId ReadItem certain
