function envelope(body) {
  return (
    '<?xml version="1.0" encoding="utf-8"?>' +
    '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/">' +
    '<soap:Header><RequestServerVersion Version="Exchange2013" xmlns="types" soap:mustUnderstand="0" /></soap:Header>' +
    "<soap:Body>" + body + "</soap:Body></soap:Envelope>"
  );
}

const { mailbox } = Office.context;
const address = "<t:Mailbox><t:EmailAddress>" + name + "</t:EmailAddress></t:Mailbox>";

mailbox.makeEwsRequestAsync(envelope("<m:ExpandDL>" + address + "</m:ExpandDL>"), show);
//      ^^^^^^^^^^^^^^^^^^^ legacy-ews: It sends ExpandDL.
const message = `<t:Message><t:ToRecipients>${address}</t:ToRecipients></t:Message>`;
const folder = '<m:SavedItemFolderId><t:DistinguishedFolderId Id="drafts" /></m:SavedItemFolderId>';
const body = `<m:CreateItem MessageDisposition="SaveOnly">${folder}<m:Items>${message}</m:Items></m:CreateItem>`;
mailbox.makeEwsRequestAsync(envelope(body), show);
//      ^^^^^^^^^^^^^^^^^^^ legacy-ews: Instead of CreateItem: `POST /me/messages`, Mail.ReadWrite
