export const item = () => Office.context.mailbox.item!;
