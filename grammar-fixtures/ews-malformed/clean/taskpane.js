const { mailbox } = Office.context;

// Nobody knows what the holes hold.
function request(header, body, useVersion) {
  const version = useVersion ? "<s:Header><t:RequestServerVersion Version='Exchange2010'/></s:Header>" : header();
  return `<s:Envelope xmlns:m="${messages()}">${version}<s:Body>${body}</s:Body></s:Envelope>`;
}
mailbox.makeEwsRequestAsync(request(start, "<m:ResolveNames>" + rest(), true), show);
//      ^^^^^^^^^^^^^^^^^^^ legacy-ews: It sends ResolveNames.
mailbox.makeEwsRequestAsync(open() + "<m:GetConversationItems></m:GetConversationItems >" + close(), show);
//      ^^^^^^^^^^^^^^^^^^^ legacy-ews: no longer works
