import { send } from "@example/kit";

const item = Office.context.mailbox.item;

export function inBranches() {
  if (typeof item.subject === "string") {
    send(item.subject);
  } else {
    item.subject.getAsync((result) => send(result.value));
  }
  send(Array.isArray(item.to) ? item.to : []);
  send(typeof item?.subject != "string" ? "" : item.subject);
  return typeof item.location === "string" && send(item.location);
}

export function behind() {
  if (typeof item.subject === "object" && typeof item.subject.getAsync === "function") {
    return;
  }
  send(item.subject);
}

export function withoutGetter(mail) {
  if (mail && mail.subject && mail.subject.getAsync) {
    mail.subject.getAsync((result) => send(result.value));
  } else {
    send(mail.subject);
  }
}

export function ofVariables(key) {
  const { subject } = Office.context.mailbox.item;
  if (typeof subject !== "string") {
    throw new Error("not read");
  }
  send(subject, subject[key]);
  const start = item.start;
  if (!(start instanceof Date)) return;
  send(start);
}

withoutGetter(item);
console.log(item.itemId);
