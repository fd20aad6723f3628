import { Bus, Items, later, run } from "./lib.js";

const bus = new Bus();
bus.on("save", () => Office.context.mailbox.item.saveAsync(() => {}));

Office.actions.associate("later", (event) => {
  later(() => Office.context.mailbox.item.subject.setAsync("x", () => event.completed()));
});
Office.actions.associate("loop", (event) => {
  for (const item of new Items()) {
    run(() => item.body.getAsync("text", () => event.completed()));
  }
});
Office.actions.associate("hand", (event) => {
  bus.emit("save");
  event.completed();
});
