/** All that this add-in does with mail. Each page needs some of it. */
export class Mail {
  static get item() {
    return Office.context.mailbox.item;
  }

  static subject(done) {
    Mail.item.subject.getAsync((result) => done(result.value));
  }

  static fill(text) {
    Mail.item.body.setAsync(text);
  }

  static #store(categories) {
    Office.context.mailbox.masterCategories.addAsync(categories);
  }

  static tidy() {
    this.#store([{ displayName: "Tidy", color: "Preset0" }]);
  }

  static unused() {
    Office.context.mailbox.masterCategories.removeAsync(["Tidy"]);
  }
}
