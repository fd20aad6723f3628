// What the code needs may lie elsewhere: no use is no proof.
Office.onReady(() => {
  document.title = "Hello";
});
