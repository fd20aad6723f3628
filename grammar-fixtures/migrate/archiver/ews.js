/** Sends what is in the body, and gives back what Exchange answers. */
function ask(body) {
  return new Promise((resolve, reject) => {
    Office.context.mailbox.makeEwsRequestAsync(envelope(body), (result) => {
      //                   ^^^^^^^^^^^^^^^^^^^ warning[legacy-ews]: It sends CreateItem, GetItem and MoveItem.
      if (result.status === Office.AsyncResultStatus.Succeeded) {
        resolve(result.value);
      } else {
        reject(result.error);
      }
    });
  });
}

function envelope(body) {
  return `<?xml version="1.0" encoding="utf-8"?>
    <soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"
                   xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages"
                   xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types">
      <soap:Header><t:RequestServerVersion Version="Exchange2013"/></soap:Header>
      <soap:Body>${body}</soap:Body>
    </soap:Envelope>`;
}
