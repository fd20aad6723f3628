export const item = () => Office.context.mailbox.item;
export const body = () => item().body;
//                               ^^^^ usage: body ReadItem certain
