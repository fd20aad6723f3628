class Draft {
  private constructor(private item: any) {}

  static async open(): Promise<Draft> {
    await Office.onReady();
    return new Draft(Office.context.mailbox.item);
  }

  async text(): Promise<string> {
    return new Promise((resolve) => this.item.body.getAsync("text", (r: any) => resolve(r.value)));
    //                                        ^^^^ usage: body ReadItem certain
    //                                             ^^^^^^^^ usage: ReadItem Body.getAsync certain
  }

  async people(): Promise<Office.EmailAddressDetails[]> {
    const all = await Promise.all([this.read(this.item.to), this.read(this.item.cc)]);
    //                                                 ^^ usage: to ReadItem certain
    //                                                                          ^^ usage: cc ReadItem certain
    return all.flat();
  }

  private read = async (list: any) => new Promise<any>((resolve) => list.getAsync((r) => resolve(r.value)));
  //                                                                     ^^^^^^^^ usage: ReadItem Recipients.getAsync certain
}

(async () => {
  const draft = await Draft.open();
  const people = await draft.people();
  console.log(await draft.text(), people.map(({ displayName }) => displayName));
  //                                            ^^^^^^^^^^^ usage: ReadItem EmailAddressDetails.displayName destructure certain
})();
