function envelope(body) {
  return (
    '<?xml version="1.0" encoding="utf-8"?>' +
    '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/">' +
    '<soap:Header><RequestServerVersion Version="Exchange2013" xmlns="types" soap:mustUnderstand="0" /></soap:Header>' +
    "<soap:Body>" + body + "</soap:Body></soap:Envelope>"
  );
}

Office.context.mailbox.makeEwsRequestAsync(envelope("<m:GetFolder></m:GetFolder>"), show);
//                     ^^^^^^^^^^^^^^^^^^^ warning[ews-shared-folders]: EWS does not work in shared folders
//                     ^^^^^^^^^^^^^^^^^^^ legacy-ews: It sends GetFolder.
Office.context.mailbox.item.getSharedPropertiesAsync(show);
