import { connect } from "@example/kit";

console.log(Office.context.mailbox.item.itemId);
connect({ parts: [{ mailbox: Office.context.mailbox }] });
// @1-57 unresolved-office-value: cannot be followed
connect(() => Office.context.mailbox.item);
// @1-42 unresolved-office-value: cannot be followed
