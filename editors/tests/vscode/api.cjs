// The scenario through VS Code's API, in the extension host, in a copy of the demo add-in.
const assert = require("node:assert/strict");
const { readFileSync } = require("node:fs");
const vscode = require("vscode");
const { until, shows } = require("./within.cjs");

const BOTH = "5:15 permission-exceeded, 8:8 permission-exceeded";
const at = (path) => vscode.Uri.joinPath(vscode.workspace.workspaceFolders[0].uri, path);
const onDisk = (path) => readFileSync(at(path).fsPath, "utf8");
const run = (command, ...args) => vscode.commands.executeCommand(command, ...args);

async function open(path) {
  const document = await vscode.workspace.openTextDocument(at(path));
  await vscode.window.showTextDocument(document, { preview: false });
  return document;
}

function findings(document) {
  const told = vscode.languages
    .getDiagnostics(document.uri)
    .filter((found) => found.source === "addinspect")
    .map(({ range, code }) => `${range.start.line + 1}:${range.start.character + 1} ${code.value ?? code}`);
  return told.sort().join(", ");
}

function rangeOf(document, words) {
  const start = document.getText().indexOf(words);
  assert(start >= 0, `not in the document: ${words}`);
  return new vscode.Range(document.positionAt(start), document.positionAt(start + words.length));
}

async function apply(document, words, title) {
  const offered = await run("vscode.executeCodeActionProvider", document.uri, rangeOf(document, words), undefined, 20);
  const action = offered.find((action) => action.title === title);
  assert(action?.edit, `not offered: ${title}, but ${offered.map((action) => action.title).join(", ")}`);
  await vscode.workspace.applyEdit(action.edit);
}

/** Types another level into the manifest, and does not save it. */
async function declare(manifest, old, level) {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(manifest.uri, rangeOf(manifest, old), level);
  await vscode.workspace.applyEdit(edit);
}

const declares = (manifest, level) => manifest.getText().includes(`<Permissions>${level}</Permissions>`);

async function hovers(source) {
  const hovers = await run("vscode.executeHoverProvider", source.uri, rangeOf(source, "setAsync").start);
  const told = hovers.flatMap((hover) => hover.contents).map((content) => content.value ?? content).join("\n");
  assert.match(told, /Office\.Subject\.setAsync/);
  assert.match(told, /ReadWriteItem/);
}

async function raises(source, manifest) {
  await apply(source, "setAsync", "Declare ReadWriteItem in manifest.xml");
  await until("the manifest is raised", () => declares(manifest, "ReadWriteItem"));
  await until("the marks are gone", () => findings(source) === "");
  await vscode.workspace.saveAll();
  assert(onDisk("manifest.xml").includes(">ReadWriteItem<"), "the raised manifest is on the disk");
}

async function lowers(manifest) {
  await declare(manifest, "ReadWriteItem", "ReadWriteMailbox");
  await until("too much is marked in the manifest", () => findings(manifest) === "29:16 permission-excessive");
  await apply(manifest, "ReadWriteMailbox", "Declare ReadWriteItem in manifest.xml");
  await until("the manifest is lowered", () => declares(manifest, "ReadWriteItem") && findings(manifest) === "");
  await vscode.workspace.saveAll();
}

async function followsUnsavedManifests(source, manifest) {
  await declare(manifest, "ReadWriteItem", "ReadItem");
  await until("an unsaved manifest moves the marks in the source", () => findings(source) === BOTH);
  assert(manifest.isDirty && onDisk("manifest.xml").includes(">ReadWriteItem<"), "it is not saved");
  await declare(manifest, "ReadItem", "ReadWriteItem");
  await until("and takes them back", () => findings(source) === "");
}

async function hasLenses(manifest) {
  const lens = await until("the code lens compares", async () => {
    const lenses = await run("vscode.executeCodeLensProvider", manifest.uri, 10);
    return lenses.find((lens) => lens.command?.title.startsWith("needs ReadWriteItem, exactly what is declared"));
  });
  assert.equal(lens.command.command, "addinspect.showReferences");
  assert.equal(lens.command.arguments[2].length, 2, "both calls need it");
}

async function completes(manifest) {
  const at = rangeOf(manifest, "ReadWriteItem<").start;
  const list = await run("vscode.executeCompletionItemProvider", manifest.uri, at);
  const labels = list.items.map((item) => item.label.label ?? item.label);
  for (const level of ["Restricted", "ReadItem", "ReadWriteItem", "ReadWriteMailbox"]) {
    assert(labels.includes(level), `${level} is completed: ${labels.join(", ")}`);
  }
}

async function showsPages() {
  await run("addinspect.showSummary");
  await until("the summary is shown", () => shows("Permissions"));
  assert.match(await run("addinspect.summary"), /declares ReadWriteItem, which is what the add-in needs/i);
  await run("addinspect.explainTopic", "Subject.setAsync");
  await until("a member is explained", () => shows("Subject.setAsync"));
}

async function takesSettings(source, manifest) {
  await declare(manifest, "ReadWriteItem", "ReadItem");
  await until("the marks are back", () => findings(source) === BOTH);
  const settings = vscode.workspace.getConfiguration("addinspect", source.uri);
  await settings.update("rules", { "permission-exceeded": "off" }, vscode.ConfigurationTarget.Workspace);
  await until("a setting turns a rule off", () => findings(source) === "");
  await settings.update("rules", undefined, vscode.ConfigurationTarget.Workspace);
  await until("and on again", () => findings(source) === BOTH);
}

async function restarts(source) {
  await run("addinspect.restart");
  await until("after a restart the marks are back", () => findings(source) === BOTH);
}

async function knowsItsSchema() {
  await vscode.workspace.fs.writeFile(at("addinspect.json"), Buffer.from('{ "exchange": "nowhere" } // a comment\n'));
  const settings = await open("addinspect.json");
  assert.equal(settings.languageId, "jsonc");
  await until("the schema of addinspect.json is known", () => {
    const found = vscode.languages.getDiagnostics(settings.uri).filter((found) => found.source !== "addinspect");
    return found.some((found) => /"online"/.test(found.message));
  });
  await vscode.workspace.fs.delete(settings.uri);
}

exports.run = async () => {
  const source = await open("src/fill.js");
  await until("both calls are marked", () => findings(source) === BOTH);
  await hovers(source);
  const manifest = await open("manifest.xml");
  await raises(source, manifest);
  await lowers(manifest);
  await followsUnsavedManifests(source, manifest);
  await hasLenses(manifest);
  await completes(manifest);
  await showsPages();
  await takesSettings(source, manifest);
  await restarts(source);
  await knowsItsSchema();
};
