exports.run = (item) => item.body.setAsync("text");
//                                ^^^^^^^^ permission-exceeded: needs ReadWriteItem
exports.show = (item) => item.saveAsync();
