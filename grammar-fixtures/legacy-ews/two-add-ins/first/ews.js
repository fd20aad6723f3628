function ask(body, done) {
  Office.context.mailbox.makeEwsRequestAsync(envelope(body), (result) => done(result.value));
  //                     ^^^^^^^^^^^^^^^^^^^ legacy-ews: It sends GetFolder.
}

function envelope(body) {
  return `<soap:Envelope><soap:Header><t:RequestServerVersion Version="Exchange2013"/></soap:Header>
    <soap:Body>${body}</soap:Body></soap:Envelope>`;
}
