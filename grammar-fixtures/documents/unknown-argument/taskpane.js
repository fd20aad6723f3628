Office.onReady(() => {
  document.getElementById("read").onclick = () => read(document.getElementById("type").value);
});

function read(type) {
  Office.context.document.getSelectedDataAsync(type, (result) => console.log(result.value));
}
