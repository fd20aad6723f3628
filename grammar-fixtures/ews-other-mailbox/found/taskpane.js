function envelope(body) {
  return (
    '<?xml version="1.0" encoding="utf-8"?>' +
    '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/">' +
    '<soap:Header><RequestServerVersion Version="Exchange2013" xmlns="types" soap:mustUnderstand="0" /></soap:Header>' +
    "<soap:Body>" + body + "</soap:Body></soap:Envelope>"
  );
}

const { mailbox } = Office.context;

function calendarOf(owner) {
  const folder = `<t:DistinguishedFolderId Id="calendar"><t:Mailbox><t:EmailAddress>${owner}</t:EmailAddress></t:Mailbox></t:DistinguishedFolderId>`;
  mailbox.makeEwsRequestAsync(envelope("<m:FindItem>" + folder + "</m:FindItem>"), show);
  //      ^^^^^^^^^^^^^^^^^^^ warning[ews-other-mailbox]: an add-in reaches the user's own mailbox only
  //      ^^^^^^^^^^^^^^^^^^^ legacy-ews: It sends FindItem. Instead of FindItem: `GET /me/
}
calendarOf("boss@contoso.com");

mailbox.makeEwsRequestAsync(envelope("<m:GetDelegate></m:GetDelegate>"), show);
//      ^^^^^^^^^^^^^^^^^^^ ews-other-mailbox: `GetDelegate` manages delegates
//      ^^^^^^^^^^^^^^^^^^^ ews-operation-unsupported: `GetDelegate` may not be called
//      ^^^^^^^^^^^^^^^^^^^ legacy-ews: It sends GetDelegate.
