Office.onReady(() => {});

// Nobody here calls it, but somebody may by its name.
function save() {
  Office.context.mailbox.item.saveAsync(() => {});
}
