exports = module.exports = function () {};
Office.context.mailbox.item.categories.getAsync(console.log);
//                          ^^^^^^^^^^ usage: categories ReadItem certain
//                                     ^^^^^^^^ usage: ReadItem Categories.getAsync certain
