const { mailbox } = Office.context;
const onPremises = mailbox.userProfile.accountType === "enterprise";

function read(id) {
  if (!onPremises) {
    return fromGraph(id);
  }
  return new Promise((resolve) => mailbox.makeEwsRequestAsync(envelope(id), resolve));
  //                                      ^^^^^^^^^^^^^^^^^^^ hint[legacy-ews]: check of the mailbox's location guards it
}

// Behind the same check, one call up.
function address() {
  return mailbox.ewsUrl;
  //             ^^^^^^ hint[legacy-ews]: check of the mailbox's location guards it
}
onPremises && show(address());
