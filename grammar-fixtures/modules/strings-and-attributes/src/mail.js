const item = () => Office.context.mailbox.item;
export { item as "the item" };
