const { mailbox } = Office.context;

mailbox.item.displayReplyForm("Done.");
//           ^^^^^^^^^^^^^^^^ warning[context-unsupported]: not supported in Outlook on mobile devices
console.log(mailbox.item.dateTimeModified);
//                       ^^^^^^^^^^^^^^^^ information[context-unsupported]: only the form factor for mobile devices has it
// Missing in appointments, and there in messages.
mailbox.item.notificationMessages.addAsync("done", { type: "informationalMessage", message: "Done." });
