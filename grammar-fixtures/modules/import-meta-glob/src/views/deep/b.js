export const show = (item) => item.body.setAsync("shown");
//                                      ^^^^^^^^ permission-exceeded: needs ReadWriteItem
