type Handler = (item: Office.MessageCompose, next: (body: Office.Body) => void) => void;

const handler: Handler = (item, next) => {
  item.saveAsync();
  //   ^^^^^^^^^ usage: ReadWriteItem MessageCompose.saveAsync certain
  next(item.body);
  //        ^^^^ usage: ReadItem MessageCompose.body certain
  // @3-17 unresolved-office-value: `next(item.body)` cannot be followed
};

const handlers: Record<string, Handler> = {
  send: (item) => item.sendAsync(),
  //                   ^^^^^^^^^ usage: ReadWriteMailbox MessageCompose.sendAsync certain
};

function register(callback: (subject: Office.Subject) => void): void {
  console.log(callback);
}

register((subject) => subject.setAsync("x"));
//                            ^^^^^^^^ usage: ReadWriteItem Subject.setAsync certain
register(function (s) {
  s.getAsync(() => {});
  //^^^^^^^^ usage: ReadItem Subject.getAsync certain
});
console.log(handler, handlers);
