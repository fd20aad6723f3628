import { run } from "./lib.js";

// What somebody else gives to `run` does not run here.
Office.onReady(() => run(() => Office.context.mailbox.item.subject.getAsync(() => {})));
