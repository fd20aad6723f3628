/// <reference path="./office.d.ts" />
/// <reference types="office-js" />

Office.context.mailbox.item.saveAsync();
//                          ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
