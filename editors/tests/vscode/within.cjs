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

/** Whether the extension shows a page with this title. */
function shows(title) {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.some((tab) => tab.label === title && tab.input instanceof vscode.TabInputWebview);
}

module.exports = { until, shows };
