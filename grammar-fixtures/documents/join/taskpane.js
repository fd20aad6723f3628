Office.onReady(() => {
  Office.context.document.getSelectedDataAsync(Office.CoercionType.Ooxml, (result) => {
    Office.context.document.setSelectedDataAsync(result.value + "<!-- read -->");
  });
});
