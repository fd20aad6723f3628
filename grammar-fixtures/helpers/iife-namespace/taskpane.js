(function (app, $) {
  app.item = Office.context.mailbox.item;
  app.fill = function (text) {
    app.item.subject.setAsync(text);
    //       ^^^^^^^ usage: subject ReadItem certain
    //               ^^^^^^^^ usage: ReadWriteItem Subject.setAsync certain
  };
})((window.app = window.app || {}), window.jQuery);

(function () {
  window.app.fill("x");
  app.item.saveAsync();
  //       ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
}).call(this);
