const mailbox = Office.context.mailbox;
// The overrides 1.1 bring Mailbox 1.5 along.
mailbox.addHandlerAsync(Office.EventType.ItemChanged, () => {});
// What asks for its set works on older clients, too.
if (Office.context.requirements.isSetSupported("Mailbox", "1.10")) {
  console.log("signatures");
  mailbox.item.getComposeTypeAsync((result) => console.log(result.value));
}
