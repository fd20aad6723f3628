export enum Mode {
  Read,
  Compose,
}

export default class Mail {
  item: any = Office.context.mailbox.item;
  constructor(public mode: Mode) {}
  static current() {
    return new this(Mode.Read).item;
  }
}
