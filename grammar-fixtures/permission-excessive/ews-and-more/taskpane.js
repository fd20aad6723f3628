const { mailbox } = Office.context;
document.title = mailbox.item.subject;

mailbox.makeEwsRequestAsync(request, (result) => { document.body.textContent = result.value; });
//      ^^^^^^^^^^^^^^^^^^^ legacy-ews: no longer works in Exchange Online
mailbox.masterCategories.getAsync((result) => { document.title = result.value.length; });
