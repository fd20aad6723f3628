export const body = () => Office.context.mailbox.item!.body;
//                                                     ^^^^ usage: body ReadItem certain
