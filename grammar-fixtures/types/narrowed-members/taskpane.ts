export function organizerOf(meeting: Office.AppointmentRead): string {
  return meeting.organizer.emailAddress;
  //             ^^^^^^^^^ usage: ReadItem AppointmentRead.organizer certain
  //                       ^^^^^^^^^^^^ usage: ReadItem EmailAddressDetails.emailAddress certain
}

export function either(): void {
  const item = Office.context.mailbox.item!;
  console.log(item.organizer);
  //               ^^^^^^^^^ usage: ReadItem AppointmentRead.organizer|AppointmentCompose.organizer ..ReadWriteItem certain
  const meeting = item as Office.AppointmentRead;
  console.log(meeting.organizer);
  //                  ^^^^^^^^^ usage: ReadItem AppointmentRead.organizer certain
}
