export const item = () => Office.context.mailbox.item;
export default item;
