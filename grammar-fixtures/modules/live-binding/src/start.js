import { state, setItem } from "./state.js";

export function start() {
  state.item = Office.context.mailbox.item;
  setItem(state.item);
}
