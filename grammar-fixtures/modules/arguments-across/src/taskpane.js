import { fill, Filler } from "./fill.js";

Office.onReady(() => {
  const item = Office.context.mailbox.item;
  fill(item);
  new Filler(item.body).run();
  //              ^^^^ usage: body ReadItem certain
});
