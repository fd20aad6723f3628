Office.onReady(() => {});

function save() {
  Office.context.mailbox.item.saveAsync(() => {});
}
