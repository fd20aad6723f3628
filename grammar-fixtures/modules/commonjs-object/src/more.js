module.exports = {
  save: () => Office.context.mailbox.item.saveAsync(),
  //                                      ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
};
