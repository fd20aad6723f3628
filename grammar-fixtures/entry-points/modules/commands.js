import { read, Writer } from "./all.js";
const { look } = require("./service");

Office.actions.associate("read", (event) => read(() => event.completed()));
Office.actions.associate("write", async (event) => {
  await new Writer("x").write();
  event.completed();
});
Office.actions.associate("look", (event) => {
  look();
  event.completed();
});
