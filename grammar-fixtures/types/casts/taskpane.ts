Office.onReady(() => {
  const raw = Office.context.mailbox.item;
  (raw as Office.AppointmentCompose).location.setAsync("x");
  //                                 ^^^^^^^^ usage: ReadItem AppointmentCompose.location annotation certain
  //                                          ^^^^^^^^ usage: ReadWriteItem Location.setAsync certain
  (raw as any).saveAsync();
  //           ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
  const message = raw as unknown as Office.MessageRead;
  console.log(message.subject, message.from.displayName);
  //                  ^^^^^^^ usage: ReadItem MessageRead.subject certain
  //                                   ^^^^ usage: ReadItem MessageRead.from certain
  //                                        ^^^^^^^^^^^ usage: ReadItem EmailAddressDetails.displayName certain
  (<Office.MessageCompose>raw).bcc.setAsync([]);
  //                           ^^^ usage: ReadItem MessageCompose.bcc certain
  //                               ^^^^^^^^ usage: ReadWriteItem Recipients.setAsync certain
  const compose = raw satisfies unknown;
  compose!.body.setAsync("x");
  //       ^^^^ usage: body ReadItem certain
  //            ^^^^^^^^ usage: ReadWriteItem Body.setAsync certain
  const options = { box: Office.context.mailbox } as const;
  options.box.item!.saveAsync();
  //                ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
});
