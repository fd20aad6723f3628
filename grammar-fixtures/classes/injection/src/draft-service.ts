export class DraftService {
  constructor(
    private readonly mailbox: Office.Mailbox,
    protected retries = 3,
  ) {}

  get item(): Office.MessageCompose {
    return this.mailbox.item as Office.MessageCompose;
  }

  write(text: string): void {
    this.item.body.setAsync(text);
    //        ^^^^ usage: ReadItem MessageCompose.body certain
    //             ^^^^^^^^ usage: ReadWriteItem Body.setAsync certain
    this.mailbox.makeEwsRequestAsync("<x/>", () => this.retries--);
    //           ^^^^^^^^^^^^^^^^^^^ usage: makeEwsRequestAsync ReadWriteMailbox field certain
    //           ^^^^^^^^^^^^^^^^^^^ legacy-ews: no longer works in Exchange Online
  }
}
