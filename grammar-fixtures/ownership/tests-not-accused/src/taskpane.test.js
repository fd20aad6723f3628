import { id } from "./taskpane.js";

test("the id", () => {
  Office.context.mailbox.item.saveAsync();
  //                          ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
  expect(id()).toBe("AAMk");
});
