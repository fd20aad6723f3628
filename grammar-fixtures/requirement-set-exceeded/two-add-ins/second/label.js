// The pane leads here, the event does not.
export const readLabel = () => {
  Office.context.mailbox.item.sensitivityLabel.setAsync("secret", () => {});
  //                          ^^^^^^^^^^^^^^^^ requirement-set-exceeded: needs Mailbox 1.13, manifest.xml ensures only 1.10
};
