import { Ews } from "./ews.js";

const ews = new Ews();
ews.makeEwsRequestAsync("<x/>");
Office.onReady(() => ews.getUserIdentityTokenAsync());
console.log(Office.context.mailbox.item.itemId);
//                                      ^^^^^^ usage: itemId ReadItem certain
