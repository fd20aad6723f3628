import { start } from "./start.js";
import { state, item } from "./state.js";

Office.onReady(() => {
  start();
  state.item.saveAsync();
  //         ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
  item.sendAsync();
  //   ^^^^^^^^^ usage: sendAsync ReadWriteMailbox import certain
});
