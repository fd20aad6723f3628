import { a, item } from "./a.js";

export function b(depth) {
  item().body.setAsync("x");
  //     ^^^^ usage: body ReadItem certain
  //          ^^^^^^^^ usage: ReadWriteItem Body.setAsync certain
  return a(depth);
}
