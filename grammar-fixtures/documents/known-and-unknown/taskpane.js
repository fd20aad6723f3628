let kind = "te";
kind += chosen();

Office.onReady(() => {
  read("text");
  document.getElementById("type").onchange = (event) => read(event.target.value);
  Office.context.document.getSelectedDataAsync(kind, console.log);
});

function read(type = "text") {
  Office.context.document.getSelectedDataAsync(type, console.log);
}

function chosen() {
  return document.getElementById("kind").value;
}
