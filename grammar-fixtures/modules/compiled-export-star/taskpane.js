const { item } = require("./index");

item().saveAsync();
//     ^^^^^^^^^ usage: MessageCompose.saveAsync ReadWriteItem call certain
