function envelope(body) {
  return (
    '<?xml version="1.0" encoding="utf-8"?>' +
    '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/">' +
    '<soap:Header><RequestServerVersion Version="Exchange2013" xmlns="types" soap:mustUnderstand="0" /></soap:Header>' +
    "<soap:Body>" + body + "</soap:Body></soap:Envelope>"
  );
}

const { mailbox } = Office.context;
const send = (soap) => mailbox.makeEwsRequestAsync(soap, show);
//                             ^^^^^^^^^^^^^^^^^^^ legacy-ews: It sends CopyItem and CreateFolder.

send(envelope("<m:CopyItem></m:CopyItem>"));
send(envelope("<CreateFolder xmlns='messages'></CreateFolder>"));

// Nobody sends these.
const unused = envelope("<m:DeleteItem></m:DeleteItem>");
post("https://api.example.com", envelope("<m:DeleteItem></m:DeleteItem>"));
// send(envelope("<m:DeleteItem></m:DeleteItem>"));
const answer = "<soap:Body><m:DeleteItemResponse></m:DeleteItemResponse></soap:Body>";
show(answer.includes("NoError"), unused);
