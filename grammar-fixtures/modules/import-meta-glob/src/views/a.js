export const show = (item) => item.subject.setAsync("shown");
//                                         ^^^^^^^^ permission-exceeded: needs ReadWriteItem
