import { ask } from "./ask.js";
import { answer } from "./answer.js";

Office.actions.associate("onNew", (event) => {
  if (event.source) ask();
  else answer("new");
  Office.context.mailbox.item.body.appendOnSendAsync("--", () => event.completed());
});
