const Saving = (Base) =>
  class extends Base {
    save() {
      this.item.saveAsync();
      //        ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
    }
  };

const Draft = class {
  item = Office.context.mailbox.item;
};

class SavedDraft extends Saving(Draft) {
  send() {
    this.save();
    this.item.sendAsync();
    //        ^^^^^^^^^ usage: sendAsync ReadWriteMailbox certain
  }
}

new SavedDraft().send();
