// Typed as one that is read: a composed one has the headers, so it is those or nothing.
function message(): Office.MessageRead {
  return Office.context.mailbox.item as unknown as Office.MessageRead;
}

export function sender(): string {
  return message().from.emailAddress;
}

export function headers(names: string[]): void {
  const headers = (message() as any).internetHeaders;
  //                                 ^^^^^^^^^^^^^^^ unresolved-office-value: `internetHeaders` exists on other kinds of item only (`Office.MessageCompose.internetHeaders`)
  headers.getAsync(names, console.log);
}
