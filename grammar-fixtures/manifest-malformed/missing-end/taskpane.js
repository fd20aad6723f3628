Office.onReady(() => {
  document.title = Office.context.mailbox.userProfile.displayName;
});
