// VS Code's window as a user sees it: what is clicked, typed and read. Used by the tests that play in it.
const { join } = require("node:path");
const { withPage } = require("./browser.cjs");

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

  /** Waits for a message in the corner, and returns it. */
  async isTold(words) {
    return this.sees(`it says: ${words}`, ".notification-toast", words);
  }

  /** The text of a page that the extension shows. */
  async reads(title, words) {
    await this.sees(`a tab is called ${title}`, ".tab.active", title);
    const page = this.page.frameLocator("iframe.webview").frameLocator("iframe#active-frame");
    await page.locator("body", { hasText: words }).waitFor({ timeout: LONG });
    console.log(`ok - its page says: ${words}`);
    return page;
  }

  async press(...keys) {
    for (const key of keys) {
      await this.page.keyboard.press(key);
    }
  }

  /** Types into the list that is open, and takes what it finds. */
  async pick(words, name = words) {
    await this.page.locator(".quick-input-widget input").first().fill(words);
    // Enter takes what has the focus, which may still be the answer to less than what was typed.
    const row = this.page.locator(".quick-input-list .monaco-list-row.focused", { hasText: name });
    await row.waitFor({ timeout: LONG });
    await this.press("Enter");
    // What was picked may ask for more, in the same place.
    await row.waitFor({ state: "hidden", timeout: LONG });
  }

  /** Answers what the window asks for in a line. */
  async answer(words) {
    await this.page.locator(".quick-input-widget input").first().fill(words);
    await this.press("Enter");
    await this.page.locator(".quick-input-widget").waitFor({ state: "hidden", timeout: LONG });
  }

  /** A command of the palette, by its whole name. */
  async run(name) {
    await this.press("F1");
    await this.pick(`>${name}`, name);
  }

  async open(name) {
    await this.press("Control+P");
    await this.pick(name);
    await this.page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor({ timeout: LONG });
    await this.page.locator(".editor-instance .monaco-editor .view-line").first().waitFor({ timeout: LONG });
  }

  /** Puts the cursor at `line:column`. */
  async goTo(place) {
    await this.press("Control+G");
    await this.answer(`:${place}`);
  }

  /** Takes the action with this title, which is the first one, from the menu at the cursor. */
  async apply(title, picture) {
    const row = this.page.locator(".action-widget .monaco-list-row.focused", { hasText: title });
    // VS Code asks by itself, too, for the light bulb: some time after the cursor has moved, and half a second later still
    // where the last question was put by hand. That cancels one that was put meanwhile, and is shown as "no actions".
    const none = this.page.locator(".monaco-editor-overlaymessage", { hasText: "No code actions available" });
    for (let asked = 1; asked <= 3 && !(await row.isVisible()); asked += 1) {
      await this.press("Escape", "Control+.");
      await row.or(none).first().waitFor({ timeout: LONG });
    }
    await this.sees(`the menu offers: ${title}`, ".action-widget .monaco-list-row.focused", title);
    if (picture) {
      await this.picture(picture);
    }
    await this.press("Enter");
  }
}

/** Opens the folder in a window, plays the parts, and exits: 1 where one fails, with a picture. */
function play(folder, parts) {
  const main = async (page) => {
    const window = new Window(page);
    page.setDefaultTimeout(LONG);
    try {
      await page.goto(`http://${process.env.AUTHORITY}/?folder=${folder}`);
      await window.sees("the window is up", ".monaco-workbench .explorer-folders-view [role=treeitem]");
      for (const part of parts) {
        await part(window);
      }
      return 0;
    } catch (error) {
      console.log(error.message);
      await page.screenshot({ path: join(process.env.HOME, "failed.png") });
      return 1;
    }
  };
  withPage({ width: 1000, height: 640 }, main).then((code) => process.exit(code));
}

module.exports = { LONG, play };
