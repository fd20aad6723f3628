type Compose = Office.MessageCompose | Office.AppointmentCompose;
type Maybe<T> = T | null | undefined;
type Field = Office.Subject;
type Box = typeof Office.context.mailbox;
type ItemOf = Box["item"];

export function save(item: Compose): void {
  item.saveAsync();
  //   ^^^^^^^^^ usage: ReadWriteItem MessageCompose.saveAsync|AppointmentCompose.saveAsync certain
  item.body.setAsync("x");
  //   ^^^^ usage: ReadItem MessageCompose.body|AppointmentCompose.body certain
  //        ^^^^^^^^ usage: ReadWriteItem Body.setAsync certain
}

export function write(field: Maybe<Field>, lists: Array<Office.Recipients>): void {
  field?.setAsync("x");
  //     ^^^^^^^^ usage: ReadWriteItem Subject.setAsync certain
  lists[0].addAsync([]);
  //       ^^^^^^^^ usage: ReadWriteItem Recipients.addAsync certain
}

export function ews(box: Box, item: ItemOf): void {
  box.makeEwsRequestAsync("<x/>", () => {});
  //  ^^^^^^^^^^^^^^^^^^^ usage: makeEwsRequestAsync ReadWriteMailbox certain
  //  ^^^^^^^^^^^^^^^^^^^ legacy-ews: no longer works in Exchange Online
  item!.subject.setAsync("x");
  //    ^^^^^^^ usage: subject ReadItem certain
  //            ^^^^^^^^ usage: ReadWriteItem Subject.setAsync certain
}
