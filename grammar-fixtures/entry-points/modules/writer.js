class Base {
  constructor(text) {
    this.text = text;
  }

  write() {
    return new Promise((resolve) => this.put(resolve));
  }
}

export default class Writer extends Base {
  put(done) {
    this.#insert(done);
  }

  #insert(done) {
    Office.context.mailbox.item.body.setAsync(this.text, done);
  }
}
