import { has } from "./sets.js";
import { readHeaders, readCategories } from "./reading.js";

const mailbox = Office.context.mailbox;
const item = mailbox.item;
const requirements = Office.context.requirements;

if (requirements.isSetSupported("Mailbox", "1.8")) {
  item.internetHeaders.getAsync(["x-ticket"], show);
}
// An older set, another family, and a look at the result that decides nothing.
if (requirements.isSetSupported("Mailbox", "1.7")) {
  item.internetHeaders.getAsync(["x-ticket"], show);
  //   ^^^^^^^^^^^^^^^ requirement-set-exceeded: needs Mailbox 1.8, manifest.xml ensures only 1.5: `Office.MessageCompose.internetHeaders`
}
if (requirements.isSetSupported("DialogApi", "1.9")) {
  item.internetHeaders.getAsync(["x-ticket"], show);
  //   ^^^^^^^^^^^^^^^ requirement-set-exceeded: needs Mailbox 1.8, manifest.xml ensures only 1.5: `Office.MessageCompose.internetHeaders`
}
console.log(requirements.isSetSupported("Mailbox", "1.8"));
item.internetHeaders.getAsync(["x-ticket"], show);
//   ^^^^^^^^^^^^^^^ requirement-set-exceeded: needs Mailbox 1.8, manifest.xml ensures only 1.5: `Office.MessageCompose.internetHeaders`

const isNew = requirements?.isSetSupported?.("Mailbox", "1.13") ?? false;
if (isNew) {
  mailbox.getSelectedItemsAsync(show);
}
if (has("1.8")) {
  item.getItemIdAsync(show);
}
if (item.getAttachmentsAsync) {
  item.getAttachmentsAsync(show);
}
if (typeof item.disableClientSignatureAsync === "function") {
  item.disableClientSignatureAsync(show);
}
item.getComposeTypeAsync?.(show);
// `?.` on what is there anyway does not look for the member.
mailbox?.getSelectedItemsAsync(show);
//       ^^^^^^^^^^^^^^^^^^^^^ requirement-set-exceeded: needs Mailbox 1.13, manifest.xml ensures only 1.5: `Office.Mailbox.getSelectedItemsAsync`

function sign() {
  if (!requirements.isSetSupported("Mailbox", "1.10")) {
    return;
  }
  item.body.setSignatureAsync("me", show);
}
sign();

// Every caller has asked.
if (requirements.isSetSupported("Mailbox", "1.8")) {
  readHeaders(item, show);
}
readCategories(item, show);

// What was asked for by a variable is there.
function paint() {
  const theme = Office.context.officeTheme;
  if (!theme) return;
  console.log("theme", Office.context.officeTheme);
}
paint();

function show(result) {
  console.log(result);
}
