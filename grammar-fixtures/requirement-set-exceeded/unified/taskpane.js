Office.context.mailbox.item.getItemIdAsync((result) => console.log(result.value));
//                          ^^^^^^^^^^^^^^ requirement-set-exceeded: needs Mailbox 1.8, manifest.json ensures only 1.5: `Office.AppointmentCompose.getItemIdAsync`
