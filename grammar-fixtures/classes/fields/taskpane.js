class Draft {
  item = Office.context.mailbox.item;
  fields = { subject: this.item.subject };
  //                            ^^^^^^^ usage: subject ReadItem certain

  constructor() {
    this.body = this.item.body;
    //                    ^^^^ usage: body ReadItem certain
  }

  fill(text) {
    this.body.setAsync(text);
    //        ^^^^^^^^ usage: ReadWriteItem Body.setAsync field certain
    this.fields.subject.setAsync(text);
    //                  ^^^^^^^^ usage: ReadWriteItem Subject.setAsync certain
    const self = this;
    setTimeout(function () {
      self.item.saveAsync();
      //        ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
    }, 10);
  }
}

Office.onReady(() => new Draft().fill("Hello"));
