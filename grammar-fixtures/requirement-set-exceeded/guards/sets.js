export function has(version) {
  return Office.context.requirements.isSetSupported("Mailbox", version);
}
