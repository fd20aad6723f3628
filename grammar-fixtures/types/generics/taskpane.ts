class Box<T> {
  constructor(readonly value: T) {}
  get(): T {
    return this.value;
  }
  map<U>(f: (value: T) => U): Box<U> {
    return new Box(f(this.value));
  }
}

function pick<T extends Office.MessageCompose>(item: T): T {
  item.saveAsync();
  //   ^^^^^^^^^ usage: ReadWriteItem MessageCompose.saveAsync certain
  return item;
}

function identity<T>(value: T): T {
  return value;
}

Office.onReady(() => {
  const box = new Box(Office.context.mailbox.item!);
  box.get().body.setAsync("x");
  //        ^^^^ usage: body ReadItem certain
  //             ^^^^^^^^ usage: ReadWriteItem Body.setAsync certain
  box.map((item) => item.subject).get().setAsync("x");
  //                     ^^^^^^^ usage: subject ReadItem certain
  //                                    ^^^^^^^^ usage: ReadWriteItem Subject.setAsync certain
  identity(box.value).sendAsync();
  //                  ^^^^^^^^^ usage: sendAsync ReadWriteMailbox certain
  pick(box.value as Office.MessageCompose);
});

export function typed(box: Box<Office.Location>): void {
  box.get().setAsync("x");
  //        ^^^^^^^^ usage: ReadWriteItem Location.setAsync certain
}
