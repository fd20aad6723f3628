import Building from "./building.js";
import { open } from "./building.js";

function Office(name) {
  this.name = name;
  this.context = { mailbox: { item: { body: { setAsync() {} } } } };
}

const office = new Office("Berlin");
office.context.mailbox.item.body.setAsync("x");
new Building().Office.context.mailbox.item.saveAsync();
open(office);
