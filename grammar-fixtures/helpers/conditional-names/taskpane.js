export function clear(field, isMeeting) {
  const item = Office.context.mailbox.item;
  const key = isMeeting ? "requiredAttendees" : "to";
  item[key].setAsync([]);
  //   ^^^ usage: ReadItem AppointmentCompose.requiredAttendees|MessageCompose.to certain
  //        ^^^^^^^^ usage: ReadWriteItem Recipients.setAsync certain
  item[isMeeting ? "location" : "subject"].setAsync("");
  //   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ usage: ReadItem AppointmentCompose.location|MessageCompose.subject certain
  //                                       ^^^^^^^^ usage: ReadWriteItem Subject.setAsync|Location.setAsync certain
  item[field].setAsync("");
  //   ^^^^^ unresolved-office-value: The name `field` is chosen at run time
}
