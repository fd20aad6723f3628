const script = document.createElement("script");
script.src = "https://cdn.example.com/helper.js";
document.head.append(script);
console.log(Office.context.mailbox.item.itemId);
