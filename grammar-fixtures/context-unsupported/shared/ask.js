// The pane imports it as well.
export const ask = () => Office.context.ui.displayDialogAsync("https://addin.example.com/dialog.html");
