// The other manifest, whose level a build fills in, opens the page as a pane.
Office.actions.associate("onNew", (event) => {
  Office.context.ui.messageParent("new");
  Office.context.mailbox.item.body.appendOnSendAsync("--", () => event.completed());
});
