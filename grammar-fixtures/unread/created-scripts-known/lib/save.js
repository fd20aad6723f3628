function save(item) {
  item.saveAsync();
  //   ^^^^^^^^^ usage: MessageCompose.saveAsync ReadWriteItem call certain
}
