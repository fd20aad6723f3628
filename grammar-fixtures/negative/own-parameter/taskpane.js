function write(field, text) {
  field.setAsync(text);
}

write({ setAsync: (text) => (document.title = text) }, "x");
write(new (class { setAsync() {} })(), "y");

function show(item) {
  return `${item.subject}: ${item.body}`;
}

[{ subject: "a", body: "b" }].map(show);
console.log(Office.context.mailbox.item.itemId);
//                                      ^^^^^^ usage: itemId ReadItem certain
