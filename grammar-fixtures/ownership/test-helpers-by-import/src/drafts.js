const { stub } = require("sinon");

export function draft(item) {
  item.saveAsync(stub());
  //   ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
}
