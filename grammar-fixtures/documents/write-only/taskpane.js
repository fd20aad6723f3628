Office.onReady(() => {
  document.getElementById("insert").onclick = () => {
    // getFileAsync(Office.FileType.Compressed) is not needed for this.
    Office.context.document.setSelectedDataAsync("Hello", { coercionType: Office.CoercionType.Text });
  };
});
