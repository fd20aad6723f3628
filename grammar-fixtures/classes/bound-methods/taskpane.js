class Pane {
  constructor() {
    this.item = Office.context.mailbox.item;
    this.onSave = this.onSave.bind(this);
    document.getElementById("run").addEventListener("click", this.onSave);
  }

  onSave() {
    this.item.saveAsync(this.onSaved);
    //        ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
  }

  onSaved = (result) => {
    console.log(result.value);
    this.item.body.getAsync("text", this.onText.bind(this));
    //        ^^^^ usage: body ReadItem certain
    //             ^^^^^^^^ usage: ReadItem Body.getAsync certain
  };

  onText(result) {
    this.item.subject.setAsync(result.value);
    //        ^^^^^^^ usage: subject ReadItem certain
    //                ^^^^^^^^ usage: ReadWriteItem Subject.setAsync certain
  }
}

Office.onReady(() => new Pane());
