/* global Office, document, console */
"use strict";

Office.onReady((info) => {
  if (info.host === Office.HostType.Outlook) {
    document.getElementById("run").onclick = () => notify1("ready");
  }
});
//---
/**
 * Shows the subject of the current item (part $N).
 * @param {Office.AddinCommands.Event} event
 */
function showSubject$N(event) {
  const item = Office.context.mailbox.item;
  if (!item) {
    console.error("no item selected");
    event.completed();
    return;
  }
  item.subject.getAsync({ asyncContext: $N }, (result) => {
    if (result.status !== Office.AsyncResultStatus.Succeeded) {
      console.error(`Action failed: ${result.error.message}`);
      return;
    }
    document.getElementById("subject-$N").innerText = result.value;
    event.completed();
  });
}
//---
async function saveProperty$N(name, value) {
  const settings = Office.context.roamingSettings;
  const stored = settings.get("property$N") || {};
  stored[name] = value;
  settings.set("property$N", stored);
  return new Promise((resolve, reject) => {
    settings.saveAsync(function (saved) {
      if (saved.status === "failed") {
        reject(new Error(saved.error.message));
      } else {
        resolve(saved.value);
      }
    });
  });
}
//---
function collectRecipients$N() {
  const recipients = [];
  for (const field of ["to", "cc", "bcc"]) {
    const list = Office.context.mailbox.item[field];
    if (!list) continue;
    list.getAsync((result) => {
      if (result.error) { console.log(result.error); return; }
      result.value.forEach(function (person, index) {
        recipients.push({ name: person.displayName, mail: person.emailAddress, kind: field, index: index + $N });
      });
    });
  }
  return recipients.filter((person) => person.mail && person.mail.indexOf("@") > 0);
}
//---
function notify$N(message, icon) {
  const { notificationMessages: notes } = Office.context.mailbox.item;
  const details = {
    type: Office.MailboxEnums.ItemNotificationMessageType.InformationalMessage,
    message: message,
    icon: icon || "Icon.80x80",
    persistent: false,
  };
  notes.replaceAsync("note$N", details, (result) => {
    if (result.status === Office.AsyncResultStatus.Failed) console.error(result.error.code, result.error.message);
  });
}
//---
class ItemService$N {
  constructor(mailbox = Office.context.mailbox) {
    this.mailbox = mailbox;
    this.cache = new Map();
    this.version = $N;
  }

  get item() {
    return this.mailbox.item;
  }

  getBody(type = Office.CoercionType.Text) {
    return new Promise((resolve, reject) => {
      this.mailbox.item.body.getAsync(type, { asyncContext: this.version }, (result) => {
        if (result.status === Office.AsyncResultStatus.Succeeded) {
          this.cache.set(result.asyncContext, result.value);
          resolve(result.value);
        } else {
          reject(result.error);
        }
      });
    });
  }

  async attachments() {
    if (Office.context.requirements.isSetSupported("Mailbox", "1.8")) {
      const list = await new Promise((done) => this.item.getAttachmentsAsync((result) => done(result.value)));
      return list.map(({ id, name, size }) => ({ id, name, kilobytes: Math.round(size / 1024) }));
    }
    return this.item.attachments.slice(0, $N);
  }
}
//---
const labels$N = {
  greeting: "Hello, $N",
  total: (count) => count === 1 ? "one attachment" : `${count} attachments`,
  pattern: /^[a-z0-9._-]+@(?:contoso|fabrikam)\.com$/i,
  limits: [$N, 20, 300, 4000],
};
//---
// Computes the due date shown in the task pane.
function dueDate$N(start, days) {
  let date = new Date(start.getTime());
  let remaining = days % 31;
  while (remaining > 0) {
    date.setDate(date.getDate() + 1);
    const day = date.getDay();
    if (day !== 0 && day !== 6) {
      remaining--;
    }
  }
  return date.toISOString().split("T")[0];
}
//---
function renderRows$N(rows, target) {
  const table = document.createElement("table");
  rows
    .filter((row) => row.visible !== false)
    .sort((a, b) => a.order - b.order || a.title.localeCompare(b.title))
    .forEach((row, index) => {
      const line = table.insertRow();
      line.className = index % 2 === 0 ? "even" : "odd";
      for (const [key, value] of Object.entries(row.cells)) {
        const cell = line.insertCell();
        cell.textContent = typeof value === "number" ? value.toFixed(2) : String(value ?? "");
        cell.dataset.key = key;
      }
    });
  target.replaceChildren(table);
}
//---
function openForm$N(request) {
  switch (request.kind) {
    case "reply":
      Office.context.mailbox.item.displayReplyForm({ htmlBody: "<b>" + request.text + "</b>" });
      break;
    case "meeting":
      Office.context.mailbox.displayNewAppointmentForm({
        requiredAttendees: request.people,
        subject: request.subject,
        start: new Date(),
        end: new Date(Date.now() + $N * 3600 * 1000),
      });
      break;
    default:
      throw new TypeError("unknown kind " + request.kind);
  }
}
