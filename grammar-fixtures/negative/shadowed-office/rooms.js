export class Office {
  static context = { mailbox: { item: { body: { setAsync() {} } } } };
}
