// The extension without a program inside, in VS Code's window, in a copy of the demo add-in: node bare.cjs FOLDER
// What it says where there is none, that each of its ways out leads out, and that it finds the program on the PATH and
// through the setting. Needs a HOME of its own, no addinspect on the PATH, ADDINSPECT, and bash for SHELL.
const { mkdirSync, symlinkSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");
const { play } = require("./window.cjs");

const { ADDINSPECT: program, HOME: home } = process.env;
const NONE = "this extension does not include the program for your platform, and there is none on the PATH";
const wrong = join(home, "nowhere/addinspect");
const WRONG = `the setting addinspect.path names ${wrong}, which is not a program that can be run`;

function install(folder) {
  mkdirSync(join(home, folder), { recursive: true });
  symlinkSync(program, join(home, folder, "addinspect"));
}

/** Presses a button of the message, which then goes; the next one may have the same words. */
async function press(window, message, button) {
  const toast = await (await window.isTold(message)).elementHandle();
  await (await toast.$(`.monaco-button:has-text("${button}")`)).click();
  await toast.waitForElementState("hidden");
}

async function set(window, path) {
  const input = await window.sees("the setting can be set", ".setting-item-contents input[aria-label='addinspect.path']");
  await input.fill(path);
}

async function works(window, place) {
  await window.open("fill.js");
  await window.sees("a call is marked", ".squiggly-error");
  await window.run("addinspect: Show Output");
  await window.sees(`the one in ${place} was started`, ".panel .view-line", new RegExp(`^Starting\\s.*/${place}/addinspect$`));
  await window.press("Control+J");
}

async function tellsHowToInstall(window) {
  await press(window, NONE, "How to Install");
  const page = window.page.frameLocator("iframe.webview").frameLocator("iframe#active-frame");
  await page.locator("h2", { hasText: "Without the program inside" }).waitFor();
  console.log("ok - the extension's page says how to install the program");
  await page.locator("img").first().waitFor();
  const missing = await page.locator("img").evaluateAll((all) => all.filter((img) => img.naturalWidth === 0).map((img) => img.alt));
  if (missing.length > 0) {
    throw new Error(`pictures are missing on the extension's page: ${missing.join(", ")}`);
  }
  console.log("ok - and has its pictures");
}

async function findsItOnThePath(window) {
  await window.run("addinspect: Show Permission Summary");
  await press(window, NONE, "Try Again");
  await window.isTold(NONE);
  install("bin");
  await press(window, NONE, "Try Again");
  await works(window, "bin");
}

async function doesNotPassOverAWrongSetting(window) {
  await window.run("Preferences: Open Remote Settings");
  await window.page.keyboard.type("addinspect.path");
  await set(window, wrong);
  await window.isTold(WRONG);
  await window.open("fill.js");
  await window.misses("its marks are gone", ".squiggly-error");
}

async function findsItThroughTheSetting(window) {
  install("elsewhere");
  await window.run("View: Close All Editors");
  await press(window, WRONG, "Open Settings");
  await set(window, "~/elsewhere/addinspect");
  await works(window, "elsewhere");
}

// VS Code has the PATH from a login shell.
writeFileSync(join(home, ".profile"), 'PATH="$HOME/bin:$PATH"\n');
play(process.argv[2], [tellsHowToInstall, findsItOnThePath, doesNotPassOverAWrongSetting, findsItThroughTheSetting]);
