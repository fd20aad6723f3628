var item;

Office.onReady(function () {
  item = Office.context.mailbox.item;
});

function fill(body, text) {
  body.setAsync(text);
  //   ^^^^^^^^ usage: Body.setAsync ReadWriteItem certain
}
