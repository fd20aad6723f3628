// Runs a file of tests in VS Code's extension host: node extension-host.cjs EXTENSION_FOLDER TESTS FOLDER
//
// TESTS exports `run()`; the window that is opened for it tells the page when that has ended. Exits 1 where it threw.
const { withPage } = require("./browser.cjs");

const [extension, tests, folder] = process.argv.slice(2);
const host = process.env.AUTHORITY;
const remote = (path) => `vscode-remote://${host}${path}`;
const payload = [
  ["extensionDevelopmentPath", remote(extension)],
  ["extensionTestsPath", remote(tests)],
  ["skipWelcome", "true"],
  ["skipReleaseNotes", "true"],
];

async function main(page) {
  // What the tests print comes as messages of the extension host, mixed with much else.
  await page.exposeFunction("codeAutomationLog", (_type, args) => {
    const line = args.map(String).join(" ");
    const told = /ok - .*|\b(?:Assertion)?Error\b: .*/.exec(line);
    if (told && !/bindings|watchdog/.test(line)) {
      console.log(told[0].slice(0, 1000));
    }
  });
  const ended = new Promise((resolve) => page.exposeFunction("codeAutomationExit", resolve));
  const late = new Promise((resolve) => setTimeout(resolve, 120_000, "no end within 2 minutes").unref());
  await page.goto(`http://${host}/?folder=${folder}&payload=${encodeURIComponent(JSON.stringify(payload))}`);
  return Promise.race([ended, late]);
}

withPage({ width: 1000, height: 700 }, main).then((code) => {
  if (code !== 0) {
    console.log(`the extension host says: ${code}`);
  }
  process.exit(code === 0 ? 0 : 1);
});
