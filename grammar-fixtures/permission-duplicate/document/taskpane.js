Office.onReady(() => {
  Office.context.document.getSelectedDataAsync(Office.CoercionType.Text, (result) => {
    Office.context.document.setSelectedDataAsync(result.value.trim());
  });
});
