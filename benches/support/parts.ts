/* global Office, document, console */
type Row = { id: string; title: string; order: number; visible?: boolean };

Office.onReady((info) => {
  if (info.host === Office.HostType.Outlook) {
    document.getElementById("run")!.onclick = () => void notify1("ready");
  }
});
//---
export function showSubject$N(event: Office.AddinCommands.Event): void {
  const item = Office.context.mailbox.item as Office.MessageCompose | undefined;
  if (!item) {
    console.error("no item selected");
    event.completed();
    return;
  }
  item.subject.getAsync({ asyncContext: $N }, (result: Office.AsyncResult<string>) => {
    if (result.status !== Office.AsyncResultStatus.Succeeded) {
      console.error(`Action failed: ${result.error.message}`);
      return;
    }
    document.getElementById("subject-$N")!.innerText = result.value;
    event.completed();
  });
}
//---
export async function saveProperty$N(name: string, value: unknown): Promise<void> {
  const settings: Office.RoamingSettings = Office.context.roamingSettings;
  const stored = (settings.get("property$N") ?? {}) as Record<string, unknown>;
  stored[name] = value;
  settings.set("property$N", stored);
  return new Promise<void>((resolve, reject) => {
    settings.saveAsync((saved) => {
      if (saved.status === Office.AsyncResultStatus.Failed) {
        reject(new Error(saved.error.message));
      } else {
        resolve();
      }
    });
  });
}
//---
interface Person$N {
  name: string;
  mail: string;
  kind: "to" | "cc" | "bcc";
}

export function collectRecipients$N(compose: Office.MessageCompose): Person$N[] {
  const people: Person$N[] = [];
  for (const field of ["to", "cc", "bcc"] as const) {
    compose[field].getAsync((result) => {
      if (result.error) { console.log(result.error); return; }
      result.value.forEach((person) => {
        people.push({ name: person.displayName, mail: person.emailAddress, kind: field });
      });
    });
  }
  return people.filter(({ mail }) => mail.includes("@"));
}
//---
export function notify$N(message: string, icon?: string): void {
  const { notificationMessages: notes } = Office.context.mailbox.item!;
  const details: Office.NotificationMessageDetails = {
    type: Office.MailboxEnums.ItemNotificationMessageType.InformationalMessage,
    message,
    icon: icon ?? "Icon.80x80",
    persistent: false,
  };
  notes.replaceAsync("note$N", details, (result) => {
    if (result.status === Office.AsyncResultStatus.Failed) console.error(result.error.code, result.error.message);
  });
}
//---
export class ItemService$N<T extends object = Row> {
  private readonly cache = new Map<string, T>();

  constructor(private readonly mailbox: Office.Mailbox = Office.context.mailbox) {}

  private get item(): Office.MessageRead {
    return this.mailbox.item as Office.MessageRead;
  }

  getBody(type: Office.CoercionType = Office.CoercionType.Text): Promise<string> {
    return new Promise((resolve, reject) => {
      this.mailbox.item!.body.getAsync(type, { asyncContext: $N }, (result) => {
        if (result.status === Office.AsyncResultStatus.Succeeded) {
          resolve(result.value);
        } else {
          reject(result.error);
        }
      });
    });
  }

  async remember(key: string, make: () => Promise<T>): Promise<T> {
    const known = this.cache.get(key);
    if (known) return known;
    const made = await make();
    this.cache.set(key, made);
    return made;
  }

  attachmentNames(): string[] {
    return this.item.attachments.slice(0, $N).map(({ name, size }) => `${name} (${Math.round(size / 1024)})`);
  }
}
//---
export const labels$N = {
  greeting: "Hello, $N",
  total: (count: number): string => (count === 1 ? "one attachment" : `${count} attachments`),
  pattern: /^[a-z0-9._-]+@(?:contoso|fabrikam)\.com$/i,
  limits: [$N, 20, 300, 4000],
} as const;
//---
// Computes the due date shown in the task pane.
export function dueDate$N(start: Date, days: number): string {
  const date = new Date(start.getTime());
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
export function renderRows$N(rows: readonly Row[], target: HTMLElement): void {
  const table = document.createElement("table");
  rows
    .filter((row) => row.visible !== false)
    .sort((a, b) => a.order - b.order || a.title.localeCompare(b.title))
    .forEach((row, index) => {
      const line = table.insertRow();
      line.className = index % 2 === 0 ? "even" : "odd";
      for (const [key, value] of Object.entries(row)) {
        const cell = line.insertCell();
        cell.textContent = typeof value === "number" ? value.toFixed(2) : String(value ?? "");
        cell.dataset.key = key;
      }
    });
  target.replaceChildren(table);
}
