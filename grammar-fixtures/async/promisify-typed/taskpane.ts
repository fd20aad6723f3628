const read = (body: Office.Body): Promise<string> =>
  new Promise((resolve) => body.getAsync(Office.CoercionType.Text, (r) => resolve(r.value)));
  //                            ^^^^^^^^ usage: ReadItem Body.getAsync certain

async function item(): Promise<Office.MessageCompose> {
  return (await import("./source")).current() as any;
}

export async function run(): Promise<void> {
  const message = await item();
  message.subject.setAsync(await read(message.body));
  //      ^^^^^^^ usage: ReadItem MessageCompose.subject certain
  //              ^^^^^^^^ usage: ReadWriteItem Subject.setAsync certain
  //                                          ^^^^ usage: ReadItem MessageCompose.body certain
  item().then((m) => m.sendAsync());
  //                   ^^^^^^^^^ usage: ReadWriteMailbox MessageCompose.sendAsync certain
}
