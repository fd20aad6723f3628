const item = Office.context.mailbox.item;
if ("saveAsync" in item && Object.keys(item).includes("sendAsync")) {
  console.log("compose");
}
const names = ["subject", "body"];
console.log(names.map((name) => `#${name}`), { saveAsync: 1 }.saveAsync, item.itemType);
//                                                                            ^^^^^^^^ usage: itemType ReadItem certain
