// The scenario in VS Code's window, with the VSIX installed, in a copy of the demo add-in: node ui.cjs FOLDER
// Where SHOTS names a folder, pictures are put there.
const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const { withPage } = require("./browser.cjs");

const folder = process.argv[2];
const LONG = 45_000;

class Window {
  constructor(page) {
    this.page = page;
  }

  /** Waits for an element, which the words describe. */
  async sees(what, selector, text) {
    const found = this.page.locator(selector, text ? { hasText: text } : {}).first();
    await found.waitFor({ timeout: LONG }).catch(() => {
      throw new Error(`timed out: ${what}`);
    });
    console.log(`ok - ${what}`);
    return found;
  }

  async misses(what, selector, text) {
    const found = this.page.locator(selector, text ? { hasText: text } : {}).first();
    await found.waitFor({ state: "detached", timeout: LONG }).catch(() => {
      throw new Error(`timed out: ${what}`);
    });
    console.log(`ok - ${what}`);
  }

  async picture(name, clip) {
    if (process.env.SHOTS) {
      // Carets blink and panels glide.
      await this.page.waitForTimeout(700);
      await this.page.screenshot({ path: join(process.env.SHOTS, `${name}.png`), clip, caret: "hide" });
    }
  }

  async press(...keys) {
    for (const key of keys) {
      await this.page.keyboard.press(key);
    }
  }

  /** Enter takes what the list has in focus, which may still be the answer to less than what was typed. */
  async choose(name) {
    await this.page.locator(".quick-input-list .monaco-list-row.focused", { hasText: name }).waitFor({ timeout: LONG });
    await this.press("Enter");
    await this.page.locator(".quick-input-widget").waitFor({ state: "hidden" });
  }

  /** A command of the palette, by its whole name. */
  async run(name) {
    await this.press("F1");
    await this.page.locator(".quick-input-widget input").first().fill(`>${name}`);
    await this.choose(name);
  }

  async open(name) {
    await this.press("Control+P");
    await this.page.locator(".quick-input-widget input").first().fill(name);
    await this.choose(name);
    await this.page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor({ timeout: LONG });
    await this.page.locator(".editor-instance .monaco-editor .view-line").first().waitFor({ timeout: LONG });
  }

  /** Puts the cursor at `line:column`. */
  async goTo(place) {
    await this.press("Control+G");
    await this.page.locator(".quick-input-widget input").first().fill(`:${place}`);
    await this.press("Enter");
    await this.page.locator(".quick-input-widget").waitFor({ state: "hidden" });
  }

  /** Takes the action with this title, which is the first one, from the menu at the cursor. */
  async apply(title, picture) {
    const row = this.page.locator(".action-widget .monaco-list-row.focused", { hasText: title });
    // VS Code may drop a question that is put while it asks the same by itself, for the light bulb.
    for (let asked = 1; asked <= 3 && !(await row.isVisible()); asked += 1) {
      await this.press("Escape", "Control+.");
      await row.waitFor({ timeout: 10_000 }).catch(() => console.log(`asked ${asked} times for actions`));
    }
    await this.sees(`the menu offers: ${title}`, ".action-widget .monaco-list-row.focused", title);
    if (picture) {
      await this.picture(picture);
    }
    await this.press("Enter");
  }

  /** Types another level over the one in the manifest, without saving; the cursor stays in it. */
  async declare(level) {
    await this.goTo("29:16");
    await this.press("Control+Shift+ArrowRight");
    await this.page.keyboard.type(level);
    await this.press("Escape");
    await this.sees(`the manifest says ${level}`, ".view-line", `<Permissions>${level}</Permissions>`);
  }

  /** Saves the manifest, which then declares the level on the disk. */
  async save(level) {
    await this.open("manifest.xml");
    await this.press("Control+S");
    const end = Date.now() + LONG;
    while (!onDisk(level)) {
      if (Date.now() > end) {
        throw new Error(`timed out: ${level} is saved`);
      }
      await this.page.waitForTimeout(50);
    }
    console.log(`ok - ${level} is saved`);
  }
}

const onDisk = (level) => readFileSync(join(folder, "manifest.xml"), "utf8").includes(`>${level}<`);

function check(what, holds) {
  if (!holds) {
    throw new Error(`not so: ${what}`);
  }
  console.log(`ok - ${what}`);
}

async function marks(window) {
  await window.open("fill.js");
  await window.sees("a call is marked", ".squiggly-error");
  await window.sees("the status says what is declared and needed", ".statusbar-item", "declares ReadItem, needs ReadWriteItem");
  await window.press("Control+Shift+M");
  for (const member of ["Office.Subject.setAsync", "Office.Body.setAsync"]) {
    const words = `\`${member}\` needs ReadWriteItem, but manifest.xml declares ReadItem`;
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
  await window.sees("the hover names the member and its level", ".monaco-hover:not(.hidden)", /needs ReadWriteItem; manifest\.xml:29 declares ReadItem/);
  await window.picture("hover");
  await window.press("Escape");
}

async function raises(window) {
  await window.goTo("5:17");
  await window.apply("Declare ReadWriteItem in manifest.xml", "quick-fix");
  await window.misses("the marks are gone", ".squiggly-error");
  await window.save("ReadWriteItem");
}

async function lowers(window) {
  await window.open("manifest.xml");
  await window.declare("ReadWriteMailbox");
  await window.sees("too much is marked in the manifest", ".squiggly-warning");
  await window.apply("Declare ReadWriteItem in manifest.xml");
  await window.sees("the manifest is lowered", ".view-line", "<Permissions>ReadWriteItem</Permissions>");
  await window.misses("its mark is gone", ".squiggly-warning");
  await window.save("ReadWriteItem");
}

async function followsUnsavedManifests(window) {
  await window.declare("ReadItem");
  await window.open("fill.js");
  await window.sees("an unsaved manifest moves the marks in the source", ".squiggly-error");
  check("it is not saved", onDisk("ReadWriteItem"));
  await window.open("manifest.xml");
  await window.declare("ReadWriteItem");
  await window.open("fill.js");
  await window.misses("and takes them back", ".squiggly-error");
}

async function showsLenses(window) {
  await window.open("manifest.xml");
  await window.goTo("29:16");
  const lens = await window.sees("the code lens compares", ".codelens-decoration a", "needs ReadWriteItem, exactly what is declared; 5 uses, 2 need it most");
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

async function summarises(window) {
  await window.run("addinspect: Show Permission Summary");
  await window.sees("the summary has a tab", ".tab.active", "Permissions");
  const page = window.page.frameLocator("iframe.webview").frameLocator("iframe#active-frame");
  await page.locator("body", { hasText: "needs ReadWriteItem: exactly what is declared" }).waitFor({ timeout: LONG });
  console.log("ok - the summary is shown");
  await window.picture("summary");
  await page.locator("a", { hasText: "src/fill.js:5" }).click();
  await window.sees("its links lead to the uses", '.tab.active[data-resource-name="fill.js"]');
  await window.sees("and to their lines", ".statusbar-item", "Ln 5, Col 1");
}

async function main(page) {
  const window = new Window(page);
  try {
    await page.goto(`http://${process.env.AUTHORITY}/?folder=${folder}`);
    await window.sees("the window is up", ".monaco-workbench .explorer-folders-view [role=treeitem]");
    for (const part of [marks, hovers, raises, lowers, followsUnsavedManifests, showsLenses, completes, summarises]) {
      await part(window);
    }
    return 0;
  } catch (error) {
    console.log(error.message);
    await page.screenshot({ path: join(process.env.HOME, "failed.png") });
    return 1;
  }
}

withPage({ width: 1000, height: 640 }, main).then((code) => process.exit(code));
