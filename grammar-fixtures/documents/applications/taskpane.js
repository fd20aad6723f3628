Office.onReady(async (info) => {
  if (info.host === Office.HostType.Excel) {
    await Excel.run(async (context) => {
      context.workbook.worksheets.getActiveWorksheet().load("name");
      await context.sync();
    });
  }
  if (info.host === Office.HostType.Word) {
    const word = globalThis["Word"];
    await word.run(readTitle);
  }
  if (typeof PowerPoint !== "undefined" && PowerPoint.run) {
    await window.PowerPoint.run(async (context) => context.sync());
  }
  const context = new OneNote.RequestContext();
  show(Excel.ChartType.line, context);
});

async function readTitle(context) {
  context.document.properties.load("title");
  await context.sync();
}

function show(type) {
  document.getElementById("chart").dataset.type = type;
}
