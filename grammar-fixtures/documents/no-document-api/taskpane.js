Office.initialize = () => {
  getFile("a.txt").then((text) => show(text));
};

function getFile(name) {
  return new OfficeExtension.Promise((resolve) => fetch(name).then((response) => resolve(response.text())));
}

function show(text) {
  document.body.textContent = text;
}
