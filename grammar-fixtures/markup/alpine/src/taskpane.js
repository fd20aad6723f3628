function pane() {
  return {
    item: Office.context.mailbox.item,
    save() {
      this.item.saveAsync();
      //        ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
    },
  };
}
