const { mailbox } = Office.context;

mailbox.makeEwsRequestAsync(envelope("<GetItem/>"), (result) => show(result.value));
//      ^^^^^^^^^^^^^^^^^^^ warning[legacy-ews]: 9020 GenericResponseError
post("https://api.example.com/attachments", { ewsUrl: mailbox.ewsUrl });
//                                                            ^^^^^^ warning[legacy-ews]: no longer works in Exchange Online
