class Mail {
  static mailbox = Office.context.mailbox;
  static current() {
    return this.mailbox.item;
  }
  static {
    Mail.cached = Mail.current();
  }
}

Office.onReady(() => {
  Mail.current().saveAsync();
  //             ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
  Mail.cached.body.setAsync("x");
  //          ^^^^ usage: body ReadItem certain
  //               ^^^^^^^^ usage: ReadWriteItem Body.setAsync certain
  Mail.mailbox.makeEwsRequestAsync("<x/>", console.log);
  //           ^^^^^^^^^^^^^^^^^^^ usage: makeEwsRequestAsync ReadWriteMailbox certain
  //           ^^^^^^^^^^^^^^^^^^^ legacy-ews: no longer works in Exchange Online
});
