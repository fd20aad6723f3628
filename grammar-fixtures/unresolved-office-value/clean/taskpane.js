const item = Office.context.mailbox.item;

function show(of) {
  console.log(of.itemId, item);
}

show(item);
show(item["itemId"]);
