const { mailbox } = Office.context;

// What is sent comes from elsewhere: nothing is said about it.
fetch("/request.xml").then((reply) => reply.text()).then((soap) => mailbox.makeEwsRequestAsync(soap, show));
//                                                                         ^^^^^^^^^^^^^^^^^^^ legacy-ews: no longer works
mailbox.makeEwsRequestAsync(`<s:Envelope><s:Body>${body()}</s:Body></s:Envelope>`, show);
//      ^^^^^^^^^^^^^^^^^^^ legacy-ews: no longer works
