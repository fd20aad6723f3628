export const body = () => Office.context.mailbox.item.body;
