const organizer = Office.context.mailbox.item.organizer;
//                                            ^^^^^^^^^ usage: ReadItem AppointmentCompose.organizer|AppointmentRead.organizer ..ReadWriteItem certain
organizer.getAsync?.(console.log);
//        ^^^^^^^^ usage: ReadItem Organizer.getAsync certain
