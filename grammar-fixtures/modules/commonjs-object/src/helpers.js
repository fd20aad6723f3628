function getItem() {
  return Office.context.mailbox.item;
}

module.exports = { getItem, names: ["Ann"], ...require("./more") };
