const { mailbox } = Office.context;
document.title = mailbox.item.subject;

mailbox.makeEwsRequestAsync(request, (result) => { document.body.textContent = result.value; });
//      ^^^^^^^^^^^^^^^^^^^ hint[legacy-ews]: no mailboxes are in Exchange Online
