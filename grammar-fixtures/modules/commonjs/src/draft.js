class Draft {
  constructor(item) {
    this.item = item;
  }
  send() {
    this.item.sendAsync();
    //        ^^^^^^^^^ usage: sendAsync ReadWriteMailbox certain
  }
}

module.exports = Draft;
