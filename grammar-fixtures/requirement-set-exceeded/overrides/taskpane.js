const mailbox = Office.context.mailbox;
const item = mailbox.item;
// Mailbox 1.5 holds here.
mailbox.addHandlerAsync(Office.EventType.ItemChanged, show);

item.internetHeaders.getAsync(["x-ticket"], show);
//   ^^^^^^^^^^^^^^^ requirement-set-exceeded: needs Mailbox 1.8, manifest.xml ensures only 1.5: `Office.MessageCompose.internetHeaders`
const headers = item.internetHeaders;
//                   ^^^^^^^^^^^^^^^ requirement-set-exceeded: needs Mailbox 1.8, manifest.xml ensures only 1.5: `Office.MessageCompose.internetHeaders`
headers.setAsync({ "x-ticket": "1" }, show);
// The event needs more than the method.
mailbox.addHandlerAsync(Office.EventType.OfficeThemeChanged, show);
//                                       ^^^^^^^^^^^^^^^^^^ requirement-set-exceeded: needs Mailbox 1.14, manifest.xml ensures only 1.5: `Office.EventType.OfficeThemeChanged`
// A plain property is undefined, and nothing throws.
console.log(item.seriesId);
//               ^^^^^^^^ requirement-set-exceeded: needs Mailbox 1.7, manifest.xml ensures only 1.5: `Office.AppointmentCompose.seriesId`
// What comes with its object is there where the object is.
mailbox.getSelectedItemsAsync((result) => console.log(result.value[0].itemId));
//      ^^^^^^^^^^^^^^^^^^^^^ requirement-set-exceeded: needs Mailbox 1.13, manifest.xml ensures only 1.5: `Office.Mailbox.getSelectedItemsAsync`
try {
  mailbox.displayNewMessageForm({});
  //      ^^^^^^^^^^^^^^^^^^^^^ requirement-set-exceeded: needs Mailbox 1.6, manifest.xml ensures only 1.5: `Office.Mailbox.displayNewMessageForm`
} catch (error) {
  console.log(error);
}

function show(result) {
  console.log(result);
}
