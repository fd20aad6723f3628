const self = (module.exports = {
  item: () => Office.context.mailbox.item,
  nested: { body: () => self.item().body },
  //                                ^^^^ usage: body ReadItem certain
});

self.send = function () {
  this.item().sendAsync();
  //          ^^^^^^^^^ usage: sendAsync ReadWriteMailbox certain
};
