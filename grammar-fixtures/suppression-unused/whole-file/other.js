/* addinspect-ignore-file permission-exceeded: nothing is left */
// ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ suppression-unused: this file has no `permission-exceeded`
Office.onReady(() => Office.context.mailbox.item.body.getAsync("text", () => {}));
