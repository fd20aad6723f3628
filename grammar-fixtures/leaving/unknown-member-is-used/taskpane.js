import { send } from "@example/kit";

const item = Office.context.mailbox.item;
const kept = { extras: item.extras };
//                          ^^^^^^ unresolved-office-value: not known to have the member `extras`
kept.extras.run();
const folder = item.folder;
//                  ^^^^^^ unresolved-office-value: not known to have the member `folder`
send({ folder });
console.log(item.itemId);
