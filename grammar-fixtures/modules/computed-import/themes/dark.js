exports.apply = (item) => item.body.setAsync("dark");
//                                  ^^^^^^^^ permission-exceeded: needs ReadWriteItem
