import { fill } from "./taskpane.js";

const item = { body: { setAsync: jest.fn() }, sendAsync: jest.fn() };

test("fills", () => {
  fill(item);
  item.sendAsync();
  expect(item.body.setAsync).toHaveBeenCalledWith("x");
});
