Office.context.mailbox.item.body.setSignatureAsync("me", () => {});
Office.context.mailbox.item.sensitivityLabel.getAsync(() => {});
//                          ^^^^^^^^^^^^^^^^ requirement-set-exceeded: needs Mailbox 1.13, manifest.xml ensures only 1.10: `Office.AppointmentCompose.sensitivityLabel`
