class Message {
  subject = new Field();
  body = new Field();
  saveAsync(): void {}
}

class Field {
  private text = "";
  setAsync(text: string): void {
    this.text = text;
  }
  getAsync(done: (result: { value: string }) => void): void {
    done({ value: this.text });
  }
}

interface Draft {
  subject: Field;
  itemId: string;
}

export function run(message: Message, draft: Draft): void {
  message.subject.setAsync("x");
  message.body.getAsync((result) => console.log(result.value));
  message.saveAsync();
  draft.subject.setAsync(draft.itemId);
  console.log(Office.context.mailbox.item.itemId);
  //                                      ^^^^^^ usage: itemId ReadItem certain
}
