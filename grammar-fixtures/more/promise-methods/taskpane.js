const timeout = (ms) => new Promise((_, reject) => setTimeout(reject, ms));

class Api {
  getItem = () => Promise.race([Promise.resolve(Office.context.mailbox.item), timeout(100)]);

  async withItem(action) {
    const item = await this.getItem();
    return action(item);
  }
}

const api = new Api();

export const run = async () => {
  await api.withItem(async (item) => item.saveAsync());
  //                                      ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
  const body = await api.withItem((item) => item.body);
  //                                             ^^^^ usage: body ReadItem certain
  body.setAsync("x");
  //   ^^^^^^^^ usage: ReadWriteItem Body.setAsync certain
  api
    .getItem()
    .then(({ subject }) => subject, console.error)
    //       ^^^^^^^ usage: subject ReadItem destructure certain
    .then((subject) => subject.setAsync("x"));
    //                         ^^^^^^^^ usage: ReadWriteItem Subject.setAsync certain
  for (const p of [api.getItem()]) (await p).sendAsync();
  //                                         ^^^^^^^^^ usage: sendAsync ReadWriteMailbox certain
};
