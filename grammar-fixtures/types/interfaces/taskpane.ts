interface HasItem {
  readonly item: Office.MessageCompose;
  body?: Office.Body;
  current(): Office.Mailbox;
  onChange: (subject: Office.Subject) => void;
  [list: `list-${string}`]: Office.Recipients;
}

interface State extends HasItem {
  profile: Office.UserProfile;
}

interface Message extends Office.MessageCompose {
  tag: string;
}

export function run(state: State, message: Message): void {
  state.item.saveAsync();
  //         ^^^^^^^^^ usage: ReadWriteItem MessageCompose.saveAsync certain
  state.body?.setAsync("x");
  //          ^^^^^^^^ usage: ReadWriteItem Body.setAsync certain
  state.current().makeEwsRequestAsync("<x/>", () => {});
  //              ^^^^^^^^^^^^^^^^^^^ usage: makeEwsRequestAsync ReadWriteMailbox certain
  //              ^^^^^^^^^^^^^^^^^^^ legacy-ews: no longer works in Exchange Online
  console.log(state.profile.timeZone);
  //                        ^^^^^^^^ usage: ReadItem UserProfile.timeZone certain
  message.subject.setAsync(message.tag);
  //      ^^^^^^^ usage: ReadItem MessageCompose.subject certain
  //              ^^^^^^^^ usage: ReadWriteItem Subject.setAsync certain
}

const state: Partial<State> = {
  onChange: (subject) => subject.setAsync("x"),
  //                             ^^^^^^^^ usage: ReadWriteItem Subject.setAsync certain
};
console.log(state);
