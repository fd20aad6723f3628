let dialog;

Office.onReady(() => {
  Office.context.ui.displayDialogAsync("https://addin.example.com/dialog.html", (result) => {
    dialog = result.value;
    dialog.addEventHandler(Office.EventType.DialogMessageReceived, onMessage);
  });
});

function onMessage(arg) {
  Office.context.mailbox.item.body.setSelectedDataAsync(arg.message);
  //                          ^^^^ usage: body ReadItem certain
  //                               ^^^^^^^^^^^^^^^^^^^^ usage: ReadWriteItem Body.setSelectedDataAsync certain
  dialog.close();
}
