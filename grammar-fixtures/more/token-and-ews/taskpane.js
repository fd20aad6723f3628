function getItemFromEws(id, done) {
  Office.context.mailbox.makeEwsRequestAsync(soap(id), { asyncContext: id }, done);
  //                     ^^^^^^^^^^^^^^^^^^^ usage: makeEwsRequestAsync ReadWriteMailbox certain
  //                     ^^^^^^^^^^^^^^^^^^^ legacy-ews: no longer works in Exchange Online
}

function soap(id) {
  return '<?xml version="1.0"?><soap:Envelope><soap:Body>' + id + "</soap:Body></soap:Envelope>";
}

function getRest() {
  Office.context.mailbox.getCallbackTokenAsync({ isRest: true }, function (result) {
  //                     ^^^^^^^^^^^^^^^^^^^^^ usage: getCallbackTokenAsync ReadItem certain
  //                     ^^^^^^^^^^^^^^^^^^^^^ legacy-token: no longer works in Exchange Online
    var url = Office.context.mailbox.restUrl + "/v2.0/me/messages/" + getId();
    //                               ^^^^^^^ usage: restUrl ReadItem certain
    //                               ^^^^^^^ legacy-token: no longer works in Exchange Online
    $.ajax({ url: url, headers: { Authorization: "Bearer " + result.value } }).done(function (item) {
      console.log(item.Subject, item.body);
    });
  });
}

function getId() {
  var mailbox = Office.context.mailbox;
  return mailbox.diagnostics.hostName === "OutlookIOS"
  //             ^^^^^^^^^^^ usage: diagnostics ReadItem certain
  //                         ^^^^^^^^ usage: ReadItem Diagnostics.hostName certain
    ? mailbox.item.itemId
    //             ^^^^^^ usage: itemId ReadItem certain
    : mailbox.convertToRestId(mailbox.item.itemId, Office.MailboxEnums.RestVersion.v2_0);
    //        ^^^^^^^^^^^^^^^ usage: convertToRestId Restricted certain
    //                                     ^^^^^^ usage: itemId ReadItem certain
}

getItemFromEws(getId(), getRest);
