import { title } from "./title.js";

test("a title", () => {
  expect(title({ subject: "s", conversationId: "c" } as Office.SelectedItemDetails)).toBe("sc");
});
