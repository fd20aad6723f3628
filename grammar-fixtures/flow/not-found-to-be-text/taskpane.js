import { send } from "@example/kit";

const item = Office.context.mailbox.item;

export function otherBranches() {
  if (typeof item.subject === "string") {
    console.log(item.subject);
  } else {
    send(item.subject);
    // @5-22 unresolved-office-value: Office object at `send(item.subject)` cannot be followed
  }
  if (typeof item.subject === "string" || window.always) {
    send(item.subject);
    // @5-22 unresolved-office-value: Office object at `send(item.subject)` cannot be followed
  }
  if (typeof item.subject !== "string") console.log("composing");
  send(item.subject);
  // @3-20 unresolved-office-value: Office object at `send(item.subject)` cannot be followed
}

export function otherMembers() {
  if (typeof item.subject === "string") {
    send(item.to);
    // @5-17 unresolved-office-value: Office object at `send(item.to)` cannot be followed
  }
}

export function variables() {
  let found = "";
  const again = () => {
    found = item.subject;
  };
  if (typeof found === "string") {
    again();
    send(found);
    // @5-15 unresolved-office-value: Office object at `send(found)` cannot be followed
  }
  let other = "";
  if (typeof other === "string") {
    other = item.subject;
    send(other);
    // @5-15 unresolved-office-value: Office object at `send(other)` cannot be followed
  }
  let inner = "";
  if (typeof inner === "string") {
    let inner = item.subject;
    send(inner);
    // @5-15 unresolved-office-value: Office object at `send(inner)` cannot be followed
  }
}

export function ofOwnObjects(kept) {
  kept.text = "";
  if (typeof kept.text === "string") {
    kept.text = item.subject;
    send(kept.text);
    // @5-19 unresolved-office-value: Office object at `send(kept.text)` cannot be followed
  }
}

export function hoisted() {
  early();
  if (typeof item.subject !== "string") return;
  function early() {
    send(item.subject);
    // @5-22 unresolved-office-value: Office object at `send(item.subject)` cannot be followed
  }
}

ofOwnObjects({});
console.log(item.itemId);
