Office.onReady(() => {
  Office.context.document.getActiveViewAsync((result) => console.log(result.value));
  Office.context.document.goToByIdAsync(Office.Index.Next, Office.GoToType.Index);
});
