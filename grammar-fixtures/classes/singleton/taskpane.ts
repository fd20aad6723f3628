class Session {
  private static instance?: Session;
  private item!: Office.MessageCompose;

  static get(): Session {
    if (!Session.instance) {
      Session.instance = new Session();
      Session.instance.item = Office.context.mailbox.item as unknown as Office.MessageCompose;
    }
    return Session.instance;
  }

  chain(): this {
    this.item.subject.setAsync("x");
    //        ^^^^^^^ usage: ReadItem MessageCompose.subject field certain
    //                ^^^^^^^^ usage: ReadWriteItem Subject.setAsync certain
    return this;
  }

  body(): Office.Body {
    return this.item.body;
    //               ^^^^ usage: ReadItem MessageCompose.body certain
  }
}

Session.get().chain().body().setAsync("y");
//                           ^^^^^^^^ usage: ReadWriteItem Body.setAsync certain
