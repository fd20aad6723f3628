export const body = (item) => item.body;
//                                 ^^^^ usage: body ReadItem certain
