// It begins as a helper of tests does, and the task pane imports it.
import { expect } from "chai";

export function expectId(id) {
  expect(id).to.be.a("string");
  Office.context.mailbox.item.body.setAsync(id);
  //                               ^^^^^^^^ permission-exceeded: needs ReadWriteItem
  //                               ^^^^^^^^ usage: Body.setAsync ReadWriteItem certain
  //                          ^^^^ usage: body ReadItem
}
