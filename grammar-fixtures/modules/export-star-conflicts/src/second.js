export const save = (item) => item.sendAsync();
//                                 ^^^^^^^^^ usage: sendAsync ReadWriteMailbox certain
