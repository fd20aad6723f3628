exports.show = (item) => item.saveAsync();
//                            ^^^^^^^^^ permission-exceeded: needs ReadWriteItem
