const { mailbox } = Office.context;
document.title = mailbox.item.subject;

if (mailbox.userProfile.accountType === "enterprise") {
  mailbox.makeEwsRequestAsync(request, (result) => { document.body.textContent = result.value; });
  //      ^^^^^^^^^^^^^^^^^^^ hint[legacy-ews]: check of the mailbox's location guards it
}
