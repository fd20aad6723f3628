class MailPane extends HTMLElement {
  connectedCallback() {
    this.item = Office.context.mailbox.item;
    this.addEventListener("click", () => this.save());
    this.addEventListener("keydown", this);
  }
  save() {
    this.item.saveAsync();
    //        ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
  }
  handleEvent(event) {
    this.item.body.setAsync(event.key);
    //        ^^^^ usage: body ReadItem certain
    //             ^^^^^^^^ usage: ReadWriteItem Body.setAsync certain
  }
}

customElements.define("mail-pane", MailPane);
