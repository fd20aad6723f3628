Office.initialize = () => {
  Office.context.document.getSelectedDataAsync("matrix", (result) => console.log(result.value));
};
