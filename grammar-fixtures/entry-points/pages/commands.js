const base = { dialog: "dialog.html" };

function ask(event) {
  const url = `${location.origin}/${base.dialog}?from=command`;
  Office.context.ui.displayDialogAsync(url, { height: 30 }, () => event.completed());
}
