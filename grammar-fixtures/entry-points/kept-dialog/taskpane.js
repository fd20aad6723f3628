Office.onReady(() => {
  Office.context.mailbox.item.subject.getAsync(() => {});
});

function ask(page) {
  Office.context.ui.displayDialogAsync(location.origin + page, () => {});
}
ask(document.body.dataset.page);
