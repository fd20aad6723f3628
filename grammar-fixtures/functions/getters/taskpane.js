const mail = {
  get item() {
    return Office.context.mailbox.item;
  },
  set text(field) {
    field.setAsync("x");
    //    ^^^^^^^^ usage: ReadWriteItem Subject.setAsync certain
  },
};

class Session {
  static get mailbox() {
    return Office.context.mailbox;
  }
  get profile() {
    return Session.mailbox.userProfile;
    //                     ^^^^^^^^^^^ usage: userProfile ReadItem certain
  }
}

Office.onReady(() => {
  mail.item.saveAsync();
  //        ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
  mail.text = mail.item.subject;
  //                    ^^^^^^^ usage: subject ReadItem certain
  console.log(new Session().profile.displayName);
  //                                ^^^^^^^^^^^ usage: ReadItem UserProfile.displayName certain
  Session.mailbox.makeEwsRequestAsync("<x/>", () => {});
  //              ^^^^^^^^^^^^^^^^^^^ usage: makeEwsRequestAsync ReadWriteMailbox certain
  //              ^^^^^^^^^^^^^^^^^^^ legacy-ews: no longer works in Exchange Online
});
