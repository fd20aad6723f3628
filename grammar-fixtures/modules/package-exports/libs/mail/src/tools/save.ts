export const save = (item: any) => item.saveAsync();
//                                      ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
