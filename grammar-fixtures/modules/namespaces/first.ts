namespace Mail {
  export const item = () => Office.context.mailbox.item as any;
  //                                               ^^^^ usage: Mailbox.item
  export let saved = 0;
}

namespace Mail.Tools {
  export const body = () => Mail.item().body;
  //                                    ^^^^ usage: MessageCompose.body ReadItem
}
