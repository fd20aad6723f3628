class Draft {
  #item = Office.context.mailbox.item;
  #body;

  constructor() {
    this.#body = this.#item.body;
    //                      ^^^^ usage: body ReadItem certain
  }

  #write(text) {
    this.#body.setAsync(text);
    //         ^^^^^^^^ usage: ReadWriteItem Body.setAsync field certain
  }

  get #subject() {
    return this.#item.subject;
    //                ^^^^^^^ usage: subject ReadItem certain
  }

  run() {
    this.#write("x");
    this.#subject.setAsync("y");
    //            ^^^^^^^^ usage: ReadWriteItem Subject.setAsync certain
  }
}

Office.onReady(() => new Draft().run());
