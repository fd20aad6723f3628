(function (root, factory) {
  if (typeof define === "function" && define.amd) {
    define(["exports"], factory);
  } else if (typeof exports === "object") {
    factory(exports);
  } else {
    factory((root.Mail = {}));
  }
})(this, function (exports) {
  exports.item = function () {
    return Office.context.mailbox.item;
  };
  exports.save = function (item) {
    item.saveAsync();
    //   ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
  };
});
