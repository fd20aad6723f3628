import { connect, debounce } from "@example/kit";

connect({ id: Office.context.mailbox.item.itemId });
debounce(() => console.log(Office.context.mailbox.item.itemId), 300)();
document.title = Office.context.mailbox.item.itemId;
