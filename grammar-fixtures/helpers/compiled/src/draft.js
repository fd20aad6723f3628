"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
var Draft = /** @class */ (function () {
    function Draft(item) {
        this.item = item;
    }
    Draft.prototype.send = function () {
        this.item.sendAsync();
        //        ^^^^^^^^^ usage: sendAsync ReadWriteMailbox certain
    };
    return Draft;
}());
exports.default = Draft;
