export const organizer = (meeting: Office.AppointmentRead) => meeting.organizer.displayName;
//                                                                    ^^^^^^^^^ usage: ReadItem AppointmentRead.organizer certain
//                                                                              ^^^^^^^^^^^ usage: ReadItem EmailAddressDetails.displayName certain
