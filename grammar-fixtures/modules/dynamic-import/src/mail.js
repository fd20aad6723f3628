export const current = () => Office.context.mailbox.item;

export default (item) => item.body.setAsync("x");
//                            ^^^^ usage: body ReadItem certain
//                                 ^^^^^^^^ usage: ReadWriteItem Body.setAsync certain
