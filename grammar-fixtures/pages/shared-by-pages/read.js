var field = Office.context.mailbox.item.to;
//                                      ^^ usage: to ReadItem certain
