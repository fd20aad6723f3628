function Pane() {
  this.item = Office.context.mailbox.item;
}

ko.applyBindings(new Pane());
