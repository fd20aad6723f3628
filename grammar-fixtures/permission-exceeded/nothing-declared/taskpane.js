Office.onReady(() => {
  console.log(Office.context.mailbox.userProfile.emailAddress);
  //                                             ^^^^^^^^^^^^ permission-exceeded: `Office.UserProfile.emailAddress` needs ReadItem, but manifest.xml declares no level, so Restricted applies
  Office.context.roamingSettings.set("seen", true);
});
