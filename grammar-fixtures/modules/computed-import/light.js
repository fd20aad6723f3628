export const apply = (item) => item.subject.setAsync("light");
//                                          ^^^^^^^^ permission-exceeded: needs ReadWriteItem
