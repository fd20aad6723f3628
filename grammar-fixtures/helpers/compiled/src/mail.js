"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.getItem = getItem;
function getItem() {
    return Office.context.mailbox.item;
}
