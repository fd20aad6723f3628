import { Office } from "./building";
import type { Body } from "./building";

export function run(body: Body): void {
  Office.context.mailbox.item.body.setAsync("x");
  body.setAsync("x");
}

globalThis.Office.onReady(() => globalThis.Office.context.mailbox.item.body.getAsync("text", run as any));
//                                                                     ^^^^ usage: body ReadItem certain
//                                                                          ^^^^^^^^ usage: ReadItem Body.getAsync certain
