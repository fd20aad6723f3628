import { read } from "./lib/read";
Office.onReady(() => read(Office.context.mailbox.item));
