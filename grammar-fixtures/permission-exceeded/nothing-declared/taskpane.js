Office.onReady(() => {
  console.log(Office.context.mailbox.userProfile.emailAddress);
  //                                             ^^^^^^^^^^^^ permission-exceeded: needs ReadItem, manifest.xml declares no level, so Restricted applies: `Office.UserProfile.emailAddress`
  Office.context.roamingSettings.set("seen", true);
});
