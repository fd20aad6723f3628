var App = {
  item: null,

  init: function () {
    this.item = Office.context.mailbox.item;
    App.mailbox = Office.context.mailbox;
    this.fill("x");
  },

  fill(text) {
    this.item.subject.setAsync(text);
    //        ^^^^^^^ usage: subject ReadItem field certain
    //                ^^^^^^^^ usage: ReadWriteItem Subject.setAsync certain
    App.mailbox.item.body.setAsync(text);
    //               ^^^^ usage: body ReadItem certain
    //                    ^^^^^^^^ usage: ReadWriteItem Body.setAsync certain
  },

  save: () => App.item.saveAsync(),
  //                   ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
};

Office.onReady(function () {
  App.init();
});
