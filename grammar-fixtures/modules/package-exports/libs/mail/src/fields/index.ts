export const subject = () => Office.context.mailbox.item!.subject;
//                                                        ^^^^^^^ usage: subject ReadItem certain
