import { Ews, withOptions } from "./soap";

const { mailbox } = Office.context;
const done = (): void => undefined;

// A template, a sum, and one with holes.
Ews.send(mailbox, `<m:GetAttachment xmlns:m="${location.href}"></m:GetAttachment>`, done);
//  ^^^^ ews-operation-unsupported: `GetAttachment` may not be called
Ews.send(mailbox, "<m:Create" + "Attachment" + " a='b'>" + location.href + "</m:CreateAttachment>", done);
//  ^^^^ ews-operation-unsupported: `CreateAttachment` may not be called

// A list that is joined.
Ews.send(mailbox, ["<m:GetEvents>", location.href, "</m:GetEvents>"].join(""), done);
//  ^^^^ ews-operation-unsupported: `GetEvents` may not be called

// A loop that adds.
function all(ids: string[]): void {
  let soap = "<m:DeleteFolder>";
  for (const id of ids) {
    soap += `<t:FolderId Id="${id}" />`;
  }
  soap += "</m:DeleteFolder>";
  Ews.send(mailbox, soap, done);
  //  ^^^^ ews-operation-unsupported: `DeleteFolder` may not be called
}
all([]);

// A placeholder.
const TEMPLATE = "<m:{operation} />";
Ews.send(mailbox, TEMPLATE.replace("{operation}", "Subscribe"), done);
//  ^^^^ ews-operation-unsupported: `Subscribe` may not be called

// One variable, two requests in turn.
function twice(): void {
  let soap = "<m:Unsubscribe />";
  Ews.send(mailbox, soap, () => {
  //  ^^^^ ews-operation-unsupported: `Unsubscribe` may not be called
    soap = '<m:FindItem><t:DistinguishedFolderId Id="contacts" /></m:FindItem>';
    Ews.send(mailbox, soap, done);
  });
}
twice();

// A switch with a common end.
function rules(change: boolean): string {
  switch (change) {
    case true:
      return "<m:UpdateInboxRules />";
    default:
      return "<m:GetInboxRules />";
  }
}
Ews.send(mailbox, rules(true), done);
//  ^^^^ ews-operation-unsupported: `UpdateInboxRules` may not be called
//  ^^^^ ews-operation-unsupported: `GetInboxRules` may not be called

// What may be called.
withOptions({ operation: "CreateItem", inner: "<m:Items></m:Items>" });
