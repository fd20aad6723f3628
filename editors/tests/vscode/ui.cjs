// The scenario in VS Code's window, with the VSIX installed, in a copy of the demo add-in: node ui.cjs FOLDER
// Where SHOTS names a folder, pictures are put there.
const { mkdirSync, readFileSync, rmSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");
const commands = require("./commands.cjs");
const { LONG, play } = require("./window.cjs");

const folder = process.argv[2];

const onDisk = (level) => readFileSync(join(folder, "manifest.xml"), "utf8").includes(`>${level}<`);

function check(what, holds) {
  if (!holds) {
    throw new Error(`not so: ${what}`);
  }
  console.log(`ok - ${what}`);
}

/** Types another level over the one in the manifest, without saving; the cursor stays in it. */
async function declare(window, level) {
  await window.goTo("29:16");
  await window.press("Control+Shift+ArrowRight");
  await window.page.keyboard.type(level);
  await window.press("Escape");
  await window.sees(`the manifest says ${level}`, ".view-line", `<Permissions>${level}</Permissions>`);
}

/** Saves the manifest, which then declares the level on the disk. */
async function save(window, level) {
  await window.open("manifest.xml");
  await window.press("Control+S");
  const end = Date.now() + LONG;
  while (!onDisk(level)) {
    if (Date.now() > end) {
      throw new Error(`timed out: ${level} is saved`);
    }
    await window.page.waitForTimeout(50);
  }
  console.log(`ok - ${level} is saved`);
}

async function marks(window) {
  await window.open("fill.js");
  await window.sees("a call is marked", ".squiggly-error");
  await window.sees("the status says what is declared and needed", ".statusbar-item", "reply-templates: declares ReadItem, needs ReadWriteItem");
  await window.press("Control+Shift+M");
  for (const member of ["Office.Subject.setAsync", "Office.Body.setAsync"]) {
    const words = `needs ReadWriteItem, manifest.xml declares ReadItem: \`${member}\``;
    await window.sees(`the Problems panel lists ${member}`, ".markers-panel-container .monaco-list-row", words);
  }
  await window.picture("problems");
  await window.press("Control+Shift+M");
}

async function hovers(window) {
  await window.open("fill.js");
  await window.goTo("5:17");
  await window.press("Control+K", "Control+I");
  // The finding, which is shown above it, has other words.
  await window.sees("the hover names the member and its level", ".monaco-hover:not(.hidden)", /Office\.Subject\.setAsync needs ReadWriteItem/);
  await window.picture("hover");
  await window.press("Escape");
}

async function raises(window) {
  await window.goTo("5:17");
  await window.apply("Declare ReadWriteItem in manifest.xml", "quick-fix");
  await window.misses("the marks are gone", ".squiggly-error");
  await save(window, "ReadWriteItem");
}

async function lowers(window) {
  await window.open("manifest.xml");
  await declare(window, "ReadWriteMailbox");
  await window.sees("too much is marked in the manifest", ".squiggly-warning");
  await window.apply("Declare ReadWriteItem in manifest.xml");
  await window.sees("the manifest is lowered", ".view-line", "<Permissions>ReadWriteItem</Permissions>");
  await window.misses("its mark is gone", ".squiggly-warning");
  await save(window, "ReadWriteItem");
}

async function followsUnsavedManifests(window) {
  await declare(window, "ReadItem");
  await window.open("fill.js");
  await window.sees("an unsaved manifest moves the marks in the source", ".squiggly-error");
  check("it is not saved", onDisk("ReadWriteItem"));
  await window.open("manifest.xml");
  await declare(window, "ReadWriteItem");
  await window.open("fill.js");
  await window.misses("and takes them back", ".squiggly-error");
}

async function showsLenses(window) {
  await window.open("manifest.xml");
  await window.goTo("29:16");
  const lens = await window.sees("the code lens compares", ".codelens-decoration a", "needs ReadWriteItem, exactly what is declared; 2 of 5 uses need it");
  await lens.click();
  await window.sees("the code lens lists the uses", ".peekview-widget .monaco-list-row", "setAsync");
  await window.picture("code-lens");
  await window.press("Escape");
  await window.misses("the list is closed", ".peekview-widget");
}

async function completes(window) {
  await window.goTo("29:16");
  await window.press("Control+Shift+ArrowRight", "Delete", "Control+Space");
  for (const level of ["Restricted", "ReadItem", "ReadWriteItem", "ReadWriteMailbox"]) {
    await window.sees(`${level} is completed`, ".suggest-widget.visible .monaco-list-row", level);
  }
  await window.picture("completion");
  await window.page.locator(".suggest-widget.visible .monaco-list-row", { hasText: "ReadWriteItem" }).click();
  await window.sees("the chosen level is written", ".view-line", "<Permissions>ReadWriteItem</Permissions>");
}

async function ticksNoBrokenManifest(window) {
  const tick = ".statusbar-item .codicon-pass";
  await window.sees("the status has a tick", tick);
  await window.goTo("30:1");
  await window.page.keyboard.type("<");
  await window.sees("a broken manifest is told", ".statusbar-item", "reply-templates: its manifest cannot be read");
  await window.misses("without a tick", tick);
  await window.press("Control+Z");
  await window.sees("mended, it has its tick again", tick);
}

/** Another add-in, which declares too much, is written by somebody else. */
async function speaksOfTheActiveAddIn(window) {
  await window.open("fill.js");
  const other = join(folder, "second");
  mkdirSync(other);
  writeFileSync(join(other, "package.json"), "{}");
  writeFileSync(join(other, "only.js"), "Office.context.mailbox.item.subject;\n");
  const manifest = readFileSync(join(folder, "manifest.xml"), "utf8");
  writeFileSync(join(other, "manifest.xml"), manifest.replace(/>ReadWriteItem</, ">ReadWriteMailbox<"));
  for (const name of ["second", "only.js"]) {
    await (await window.sees(`${name} is there`, ".explorer-folders-view [role=treeitem]", name)).click();
  }
  await window.sees("the status speaks of the active editor's add-in", ".statusbar-item", "second: declares ReadWriteMailbox");
  await window.open("fill.js");
  await window.sees("and of the other one's", ".statusbar-item", "reply-templates: declares ReadWriteItem");
  rmSync(other, { recursive: true });
}

async function summarises(window) {
  await window.run("addinspect: Show Permission Summary");
  const page = await window.reads("Permissions", "Declares ReadWriteItem, which is what the add-in needs");
  await window.picture("summary");
  await page.locator("a", { hasText: "src/fill.js:5" }).click();
  await window.sees("its links lead to the uses", '.tab.active[data-resource-name="fill.js"]');
  await window.sees("and to their lines", ".statusbar-item", "Ln 5, Col 1");
}

play(folder, [
  marks,
  hovers,
  commands.openRulePage,
  commands.explain,
  commands.restart,
  raises,
  lowers,
  followsUnsavedManifests,
  commands.openNoRulePage,
  showsLenses,
  completes,
  ticksNoBrokenManifest,
  speaksOfTheActiveAddIn,
  summarises,
]);
