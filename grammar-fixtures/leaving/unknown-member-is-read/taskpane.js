const item = Office.context.mailbox.item;
let last = null;

if (typeof item.read !== "undefined") {
  last = item.read;
  //          ^^^^ unresolved-office-value: not known to have the member `read`
}
if (last !== item.read) console.log(`was ${last}`, item.read.toString());
// @57-60 unresolved-office-value: not known to have the member `read`
document.title = item.read;
//                    ^^^^ unresolved-office-value: not known to have the member `read`
console.log(item.itemId);
