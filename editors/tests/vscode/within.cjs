// What both files of extension host tests need.
const vscode = require("vscode");

/** Waits until `look` finds something, and returns it. */
async function until(what, look) {
  const end = Date.now() + 30_000;
  for (;;) {
    const found = await look();
    if (found) {
      console.log(`ok - ${what}`);
      return found;
    }
    if (Date.now() > end) {
      throw new Error(`timed out: ${what}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The text of the page that the extension shows under this title. */
function page(title) {
  const shown = vscode.workspace.textDocuments.find((d) => d.uri.scheme === "addinspect" && d.uri.path === `/${title}.md`);
  return shown?.getText() ?? "";
}

module.exports = { until, page };
