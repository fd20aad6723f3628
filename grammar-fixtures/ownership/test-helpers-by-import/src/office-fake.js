// What the tests need of Office, kept beside the code.
import { vi } from "vitest";
import { draft } from "./drafts.js";

export function saved() {
  vi.spyOn(Office.context.mailbox.item, "saveAsync");
  draft(Office.context.mailbox.item);
}
