export const shared = Office.context.mailbox.item;
