import { send } from "@example/kit";

Office.context.mailbox.item.attachments.forEach((attachment) => send(attachment.hash, attachment.getAsync));
//                                                                              ^^^^ unresolved-office-value: not known to have the member `hash`
//                                                                                               ^^^^^^^^ unresolved-office-value: not known to have the member `getAsync`
send(Office.context.mailbox.userProfile.nickname);
//                                      ^^^^^^^^ unresolved-office-value: not known to have the member `nickname`
