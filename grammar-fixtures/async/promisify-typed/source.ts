export function current(): unknown {
  return Office.context.mailbox.item;
}
