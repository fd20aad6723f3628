class HttpMessage {
  constructor(
    private body: { setAsync(text: string): void },
    public subject = "",
  ) {}

  send(): void {
    this.body.setAsync(this.subject);
  }
}

class Draft {
  private body = Office.context.mailbox.item!.body;
  //                                          ^^^^ usage: body ReadItem certain

  read(): void {
    this.body.getAsync("text", (result) => {
    //        ^^^^^^^^ usage: ReadItem Body.getAsync certain
      new HttpMessage({ setAsync: (text) => console.log(text) }, result.value).send();
    });
  }
}

new Draft().read();
