easyEws.moveItem(id, "deleteditems", show);
//      ^^^^^^^^ warning[legacy-ews]: `moveItem` calls `Office.Mailbox.makeEwsRequestAsync`, which no longer works
easyEws.expandGroup(group, show);
//      ^^^^^^^^^^^ legacy-ews: It sends ExpandDL.

if (Office.context.mailbox.userProfile.accountType === "enterprise") {
  easyEws.getMailItem(id, show);
  //      ^^^^^^^^^^^ hint[legacy-ews]: A check of the mailbox's location guards it.
}

// Not the library's.
other.moveItem(id, "deleteditems", show);
