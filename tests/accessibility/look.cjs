// Opens each page of a folder, lets axe-core judge it, and takes pictures. Called by `run`.
const { readdirSync, readFileSync } = require("node:fs");
const { join } = require("node:path");
const { pathToFileURL } = require("node:url");
const { chromium } = require("playwright-core");

const folder = process.argv[2];
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const views = [390, 1280].flatMap((width) => ["light", "dark"].map((colorScheme) => ({ width, colorScheme })));

async function faults(page, name) {
  await page.evaluate(axe);
  const { violations, incomplete } = await page.evaluate(() => globalThis.axe.run(document));
  const found = [...violations, ...incomplete].map((one) => `${one.id}: ${one.nodes[0]?.html}`);
  const overflows = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  return [...found, ...(overflows ? ["wider than the window"] : [])].map((fault) => `${name}: ${fault}`);
}

async function main() {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] });
  const all = [];
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".html"))) {
    for (const { width, colorScheme } of views) {
      const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
      const requests = new Set();
      page.on("request", (request) => requests.add(request.url()));
      await page.goto(pathToFileURL(join(folder, file)).href);
      const name = `${file} at ${width}, ${colorScheme}`;
      all.push(...(await faults(page, name)));
      if (requests.size > 1) all.push(`${name}: asks for ${[...requests].slice(1)}`);
      await page.screenshot({ path: join(folder, `${file}-${width}-${colorScheme}.png`), fullPage: true });
      if (width === 1280 && colorScheme === "light") await page.pdf({ path: join(folder, `${file}.pdf`), format: "A4" });
      await page.close();
      console.log(`${name}: looked at`);
    }
  }
  await browser.close();
  all.forEach((fault) => console.error(fault));
  process.exitCode = all.length > 0 ? 1 : 0;
}

main();
