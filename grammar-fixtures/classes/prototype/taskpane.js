function Draft(item) {
  this.item = item;
}

Draft.prototype.save = function () {
  this.item.saveAsync();
  //        ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
};

Draft.prototype = Object.assign(Draft.prototype, {
  body: function () {
    return this.item.body;
    //               ^^^^ usage: body ReadItem certain
  },
});

Draft.open = function () {
  return new Draft(Office.context.mailbox.item);
};

Office.onReady(function () {
  var draft = Draft.open();
  draft.save();
  draft.body().setAsync("x");
  //           ^^^^^^^^ usage: ReadWriteItem Body.setAsync certain
});
