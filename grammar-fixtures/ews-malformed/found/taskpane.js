const { mailbox } = Office.context;
const version = '<t:RequestServerVersion Version="Exchange2013" />';

mailbox.makeEwsRequestAsync(`<FindFolder xmlns="messages"></FindFolder>`, show);
//      ^^^^^^^^^^^^^^^^^^^ warning[ews-malformed]: has no SOAP envelope
//      ^^^^^^^^^^^^^^^^^^^ legacy-ews: It sends FindFolder.
mailbox.makeEwsRequestAsync("<s:Envelope><s:Header /><s:Body><m:SendItem></m:SendItem></s:Body></s:Envelope>", show);
//      ^^^^^^^^^^^^^^^^^^^ hint[ews-malformed]: asks for no version of Exchange
//      ^^^^^^^^^^^^^^^^^^^ legacy-ews: It sends SendItem.
mailbox.makeEwsRequestAsync(`<s:Envelope><s:Header>${version}</s:Header><s:Body><GetItem></s:Body></s:Envelope>`, show);
//      ^^^^^^^^^^^^^^^^^^^ warning[ews-malformed]: `GetItem` has no end tag
//      ^^^^^^^^^^^^^^^^^^^ legacy-ews: It sends GetItem.
mailbox.makeEwsRequestAsync(`<s:Envelope><s:Header>${version}</s:Header><s:Body><MarkAsJunk/></Body></s:Envelope>`, show);
//      ^^^^^^^^^^^^^^^^^^^ legacy-ews: It sends MarkAsJunk.
mailbox.makeEwsRequestAsync(`<s:Envelope><s:Header>${version}</s:Header><s:Body><MarkAsJunk/></m:X></s:Body></s:Envelope>`, show);
//      ^^^^^^^^^^^^^^^^^^^ ews-malformed: An end tag of the request does not match `Body`
//      ^^^^^^^^^^^^^^^^^^^ legacy-ews: It sends MarkAsJunk.
