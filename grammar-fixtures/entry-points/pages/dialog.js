Office.onReady(() => {
  Office.context.ui.messageParent("yes");
});
