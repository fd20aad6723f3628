export function a(item: Readonly<Office.MessageCompose>): void {
  item.subject.setAsync("x");
  //   ^^^^^^^ usage: ReadItem MessageCompose.subject certain
  //           ^^^^^^^^ usage: ReadWriteItem Subject.setAsync certain
}

export function b(item: NonNullable<Office.Mailbox["item"]>): void {
  item.body.setAsync("x");
  //   ^^^^ usage: body ReadItem certain
  //        ^^^^^^^^ usage: ReadWriteItem Body.setAsync certain
}

export function c(item: Omit<Office.MessageCompose, "bcc"> & { extra: string }): void {
  item.saveAsync();
  //   ^^^^^^^^^ usage: ReadWriteItem MessageCompose.saveAsync certain
}

export function d(lists: Record<string, Office.Recipients>): void {
  lists.to.addAsync([]);
  //       ^^^^^^^^ usage: ReadWriteItem Recipients.addAsync certain
  Object.values(lists).forEach((l) => l.setAsync([]));
  //                                    ^^^^^^^^ usage: ReadWriteItem Recipients.setAsync certain
}

export function e(make: () => Promise<Office.Body>): void {
  void make().then((body) => body.setAsync("x"));
  //                              ^^^^^^^^ usage: ReadWriteItem Body.setAsync certain
}

export function f(body: Awaited<ReturnType<typeof load>>): void {
  body.setAsync("x");
  //   ^^^^^^^^ usage: ReadWriteItem Body.setAsync certain
}

async function load(): Promise<Office.Body> {
  return Office.context.mailbox.item!.body;
  //                                  ^^^^ usage: body ReadItem certain
}
