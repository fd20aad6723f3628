const { mailbox } = Office.context;
const onPremises = mailbox.userProfile.accountType === "enterprise";

function read(id) {
  if (!onPremises) {
    return fromGraph(id);
  }
  return new Promise((resolve) => mailbox.makeEwsRequestAsync(envelope(id), resolve));
  //                                      ^^^^^^^^^^^^^^^^^^^ hint[legacy-ews]: behind a check of where the mailbox lives
}

// Behind the same check, one call up.
function address() {
  return mailbox.ewsUrl;
  //             ^^^^^^ hint[legacy-ews]: behind a check of where the mailbox lives
}
onPremises && show(address());
