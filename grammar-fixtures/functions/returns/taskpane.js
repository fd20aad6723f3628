function currentItem() {
  return Office.context.mailbox.item;
}

const body = () => currentItem().body;
//                               ^^^^ usage: body ReadItem call-result certain

function field(name) {
  if (name === "to") return currentItem().to;
  //                                      ^^ usage: to ReadItem certain
  switch (name) {
    case "subject":
      return currentItem().subject;
      //                   ^^^^^^^ usage: subject ReadItem certain
    default:
      return null;
  }
}

Office.onReady(() => {
  body().setAsync("Hello");
  //     ^^^^^^^^ usage: ReadWriteItem Body.setAsync call-result certain
  field("subject").setAsync("Hello");
  //               ^^^^^^^^ usage: ReadWriteItem Subject.setAsync|Recipients.setAsync call-result certain
  (function () {
    return currentItem();
  })().saveAsync();
  //   ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
  (() => currentItem())().close();
});
