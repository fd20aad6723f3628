Office.onReady(async () => {
  await Excel.run(async (context) => {
  //          ^^^ usage: Excel.run none document=ReadWriteDocument call certain chain
    const sheet = context.workbook.worksheets.getItem("Sheet1");
    sheet.getRange("A1").values = [["x"]];
    await context.sync();
  });
  Office.context.document.setSelectedDataAsync("x");
  //                      ^^^^^^^^^^^^^^^^^^^^ usage: Office.Document.setSelectedDataAsync none document=WriteDocument call certain chain
  Office.context.document.settings.saveAsync();
  Office.context.ui.displayDialogAsync("https://example.com", (result) => {
    result.value.addEventHandler(Office.EventType.DialogMessageReceived, () => result.value.close());
  });
  console.log(Office.context.mailbox.item.itemId);
  //                                      ^^^^^^ usage: itemId ReadItem certain
});
