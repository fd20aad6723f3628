// The event is raised from Mailbox 1.13 on, so that holds here, though the overrides ask for 1.10.
function onFromChanged(event) {
  Office.context.mailbox.item.sensitivityLabel.getAsync(() => event.completed());
}
Office.actions.associate("onFromChanged", onFromChanged);
