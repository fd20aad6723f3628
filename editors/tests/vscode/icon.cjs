// Draws editors/vscode/images/icon.svg as icon.png: node icon.cjs
const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const { withPage } = require("./browser.cjs");

const images = join(__dirname, "../../vscode/images");
withPage({ width: 128, height: 128 }, async (page) => {
  await page.setContent(`<style>body { margin: 0 }</style>${readFileSync(join(images, "icon.svg"), "utf8")}`);
  await page.screenshot({ path: join(images, "icon.png"), omitBackground: true });
});
