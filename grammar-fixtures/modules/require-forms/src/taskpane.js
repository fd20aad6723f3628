const item = require("./mail").item;
const { nested: { body } } = require("./mail");
let lazy;

function mail() {
  return lazy || (lazy = require("./mail"));
}

item().saveAsync();
//     ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
body().setAsync("x");
//     ^^^^^^^^ usage: ReadWriteItem Body.setAsync certain
mail().send();
require("./side");
