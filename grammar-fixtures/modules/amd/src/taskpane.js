define(["./mail"], function (mail) {
  return {
    run: function () {
      mail.item().saveAsync();
      //          ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
    },
  };
});
