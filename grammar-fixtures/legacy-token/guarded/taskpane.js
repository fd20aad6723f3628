// Each of these is known not to run against Exchange Online, or only when everything newer has failed.
const mailbox = Office.context.mailbox;

if (mailbox.userProfile.accountType === "enterprise") {
  mailbox.getCallbackTokenAsync(show);
  //      ^^^^^^^^^^^^^^^^^^^^^ hint[legacy-token]: check of the mailbox's location guards it
}

mailbox.diagnostics.ews.getTokenStatusAsync({ isRest: true }, (status) => {
  if (status.value === Office.MailboxEnums.TokenStatus.Enabled) {
    mailbox.getCallbackTokenAsync({ isRest: true }, show);
    //      ^^^^^^^^^^^^^^^^^^^^^ hint[legacy-token]: check of the token status guards it
  }
});

function identity() {
  if (Office.context.requirements.isSetSupported("NestedAppAuth", "1.1")) {
    return naa();
  }
  return new Promise((resolve) => mailbox.getUserIdentityTokenAsync(resolve));
  //                                      ^^^^^^^^^^^^^^^^^^^^^^^^^ hint[legacy-token]: a newer requirement set is not supported
}

function restUrl() {
  return mailbox.restUrl ? "found" : "missing";
  //             ^^^^^^^ hint[legacy-token]: only checks whether the member exists
}

// The other way round: only where NestedAppAuth would do.
if (Office.context.requirements.isSetSupported("NestedAppAuth", "1.1")) {
  mailbox.getCallbackTokenAsync(show);
  //      ^^^^^^^^^^^^^^^^^^^^^ warning[legacy-token]: no longer works in Exchange Online
}
