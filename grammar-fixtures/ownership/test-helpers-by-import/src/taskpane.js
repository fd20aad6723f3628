import { expectId } from "./checked.js";

export const id = () => expectId(Office.context.mailbox.item.itemId);
//                                                           ^^^^^^ usage: itemId ReadItem certain
