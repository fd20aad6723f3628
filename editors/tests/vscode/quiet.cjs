// A folder without a manifest: the extension stays away until it is asked.
const assert = require("node:assert/strict");
const vscode = require("vscode");
const { until, shows } = require("./within.cjs");

exports.run = async () => {
  const file = vscode.Uri.joinPath(vscode.workspace.workspaceFolders[0].uri, "main.js");
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(file));
  const extension = vscode.extensions.getExtension("addinspect.addinspect");
  // Another extension that waits for the same word from the workspace has had its time.
  await until("VS Code's own extensions run", () => vscode.extensions.getExtension("vscode.typescript-language-features").isActive);
  await new Promise((resolve) => setTimeout(resolve, 2000));
  assert.equal(extension.isActive, false, "it is not active without a manifest");
  await vscode.commands.executeCommand("addinspect.showSummary");
  await until("asked, it answers", () => shows("Permissions"));
  assert.match(await vscode.commands.executeCommand("addinspect.summary"), /^No manifest found\./);
  assert.equal(extension.isActive, true);
};
