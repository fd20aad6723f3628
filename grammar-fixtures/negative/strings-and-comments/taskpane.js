// Office.context.mailbox.item.body.setAsync("x");
/* Office.context.mailbox.item.sendAsync(); */
/**
 * @example Office.context.mailbox.item.saveAsync();
 */
const help = "Office.context.mailbox.item.body.setAsync('x')";
const pattern = /Office.context.mailbox.item.saveAsync/;
const text = `call Office.context.mailbox.masterCategories.addAsync() with ${Office.context.mailbox.item.itemId}`;
//                                                                                                       ^^^^^^ usage: itemId ReadItem certain

export { help, pattern, text };
