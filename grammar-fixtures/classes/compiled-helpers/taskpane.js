var __extends = (this && this.__extends) || (function () {
  return function (d, b) {
    for (var p in b) if (b.hasOwnProperty(p)) d[p] = b[p];
    function __() { this.constructor = d; }
    d.prototype = (__.prototype = b.prototype, new __());
  };
})();
var __assign = (this && this.__assign) || function () {
  __assign = Object.assign || function (t) {
    for (var s, i = 1, n = arguments.length; i < n; i++) {
      s = arguments[i];
      for (var p in s) t[p] = s[p];
    }
    return t;
  };
  return __assign.apply(this, arguments);
};

var Base = (function () {
  function Base(item) { this.item = item; }
  Base.prototype.save = function () { this.item.saveAsync(); };
  //                                            ^^^^^^^^^ usage: MessageCompose.saveAsync ReadWriteItem call certain
  return Base;
})();
var Draft = (function (_super) {
  __extends(Draft, _super);
  function Draft(item) { return _super.call(this, item) || this; }
  return Draft;
})(Base);

var whole = __assign({}, { item: Office.context.mailbox.item });
//                                                      ^^^^ usage: Mailbox.item
new Draft(whole.item).save();
whole.item.body.setAsync("text");
//         ^^^^ usage: MessageCompose.body ReadItem
//              ^^^^^^^^ usage: Body.setAsync ReadWriteItem call certain
