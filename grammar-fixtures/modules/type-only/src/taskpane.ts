import type { Draft } from "./types";
import { type Fields } from "./types";

export function run(draft: Draft, fields: Fields): void {
  draft.item.saveAsync();
  //         ^^^^^^^^^ usage: ReadWriteItem MessageCompose.saveAsync certain
  fields.body.setAsync("x");
  //     ^^^^ usage: ReadItem MessageCompose.body certain
  //          ^^^^^^^^ usage: ReadWriteItem Body.setAsync certain
}
