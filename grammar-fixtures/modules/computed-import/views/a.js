export const show = (item) => console.log(item.itemId);
export const draft = () => Office.context.mailbox.item;
