const HEAD = `<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Header>
  <t:RequestServerVersion Version="Exchange2016" /></soap:Header><soap:Body>`;
const TAIL = "</soap:Body></soap:Envelope>";

export const wrap = (body: string): string => [HEAD, body, TAIL].join("\n");

export class Ews {
  static async send(mailbox: Office.Mailbox, body: string, done: (result: unknown) => void): Promise<void> {
    mailbox.makeEwsRequestAsync(wrap(body), done);
    //      ^^^^^^^^^^^^^^^^^^^ legacy-ews: It sends CreateAttachment, CreateItem, DeleteFolder, FindItem, GetAttachment, GetEvents, GetInboxRules, Subscribe, Unsubscribe and UpdateInboxRules.
  }
}

export function withOptions({ operation, inner }: { operation: string; inner?: string }): void {
  Ews.send(Office.context.mailbox, `<m:${operation}>${inner ?? ""}</m:${operation}>`, () => undefined);
}
