var Mail = (function () {
  var item = null;

  function init() {
    item = Office.context.mailbox.item;
  }

  function fill(text) {
    item.body.setAsync(text);
    //   ^^^^ usage: body ReadItem certain
    //        ^^^^^^^^ usage: ReadWriteItem Body.setAsync certain
  }

  return { init: init, fill: fill, current: function () { return item; } };
})();

Office.onReady(function () {
  Mail.init();
  Mail.fill("x");
  Mail.current().saveAsync();
  //             ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
});
