// The extension's commands, taken from the palette, and what the user gets to see. Parts of ui.cjs; the source there needs
// more than the manifest declares.
const LEVELS = "https://learn.microsoft.com/office/dev/add-ins/outlook/understanding-outlook-add-in-permissions";
const TOKENS = "https://learn.microsoft.com/office/dev/add-ins/outlook/faq-nested-app-auth-outlook-legacy-tokens";
const RULE_PAGE = "addinspect: Open the Page of a Rule";

/** The window asks before it opens a page; what the browser then opens is looked at, and not fetched. */
async function asksToOpen(window, address, button) {
  const asks = await window.sees("the window asks whether to open the page", ".monaco-dialog-box", address);
  await asks.locator(".monaco-button", { hasText: button }).click();
  await window.misses("it has its answer", ".monaco-dialog-box");
}

async function openRulePage(window) {
  await window.open("fill.js");
  await window.goTo("5:17");
  await window.run(RULE_PAGE);
  await asksToOpen(window, LEVELS, /^Cancel$/);

  // With findings of several rules in the file, and none at the cursor.
  await window.goTo("18:1");
  await window.page.keyboard.type("Office.context.mailbox.getCallbackTokenAsync(check);\n// addinspect-ignore-next-line legacy-ews");
  await window.sees("the token is marked", ".squiggly-warning");
  await window.press("Escape");
  await window.goTo("11:1");
  await window.run(RULE_PAGE);
  await window.sees("all rules of the file are offered", ".quick-input-list .monaco-list-row", "permission-exceeded");
  await (await window.sees("one of them is chosen", ".quick-input-list .monaco-list-row", "legacy-token")).click();
  await window.page.context().route(TOKENS, (route) => route.fulfill({ body: "the page" }));
  const opened = window.page.context().waitForEvent("page");
  await asksToOpen(window, TOKENS, /^Open$/);
  await (await opened).waitForURL(TOKENS);
  console.log("ok - the browser opens it");
  await (await opened).close();
  await window.run(RULE_PAGE);
  await (await window.sees("a rule without a page is chosen", ".quick-input-list .monaco-list-row", "without-reason")).click();
  await window.reads("suppression-without-reason", "addinspect-ignore");
  await window.open("fill.js");
  await window.run("File: Revert File");
  await window.misses("the token is gone", ".squiggly-warning");
}

async function openNoRulePage(window) {
  await window.run(RULE_PAGE);
  await window.isTold("addinspect has no findings in this file.");
  await window.run("Notifications: Clear All Notifications");
}

async function explain(window) {
  await window.goTo("5:17");
  await asksWhatToExplain(window, "the word at the cursor is proposed", "setAsync");
  await window.answer("Office.Subject.setAsync");
  await window.reads("Office.Subject.setAsync", "ReadWriteItem");
  await asksWhatToExplain(window, "no word is proposed beside a page", "");
  await window.answer("Office.Nonsense");
  await window.isTold("addinspect does not know Office.Nonsense.");
  await window.run("Notifications: Clear All Notifications");
}

async function asksWhatToExplain(window, what, proposed) {
  await window.run("addinspect: Explain a Member, Level or Rule");
  const box = await window.sees("it asks what to explain", ".quick-input-widget", "A member, a level or a rule");
  const value = await box.locator("input").first().inputValue();
  if (value !== proposed) {
    throw new Error(`not so: ${what}, but ${value}`);
  }
  console.log(`ok - ${what}`);
}

async function restart(window) {
  await window.open("fill.js");
  await window.run("addinspect: Show Output");
  await window.sees("the output tells of the start", ".panel .view-line", /^Starting\s.*\/bin\/addinspect$/);
  await window.run("View: Clear Output");
  await window.misses("the output is empty", ".panel .view-line", "Starting");
  await window.run("addinspect: Restart Server");
  await window.sees("the output tells of another start", ".panel .view-line", /^Starting\s/);
  await window.press("Control+J");
  await window.open("fill.js");
  await window.sees("its marks are back", ".squiggly-error");
}

module.exports = { openRulePage, openNoRulePage, explain, restart };
