import { b } from "./b.js";

export const item = () => Office.context.mailbox.item;

export function a(depth) {
  return depth > 3 ? item() : b(depth + 1);
}

Office.onReady(() => a(0).saveAsync());
//                        ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
