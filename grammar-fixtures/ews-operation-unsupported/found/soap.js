function envelope(body) {
  return (
    '<?xml version="1.0" encoding="utf-8"?>' +
    '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/">' +
    '<soap:Header><RequestServerVersion Version="Exchange2013" xmlns="types" soap:mustUnderstand="0" /></soap:Header>' +
    "<soap:Body>" + body + "</soap:Body></soap:Envelope>"
  );
}

// All requests go through here.
function ask(soap) {
  return new Promise((resolve) => Office.context.mailbox.makeEwsRequestAsync(envelope(soap), resolve));
  //                                                     ^^^^^^^^^^^^^^^^^^^ legacy-ews: It sends DeleteItem, ExpandDL, GetItem, GetItms, GetUserOofSettings and MoveItem.
}
