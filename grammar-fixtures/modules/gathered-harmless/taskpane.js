const views = import.meta.glob("./views/*.js", { eager: true });
const texts = import.meta.glob("./texts/*.md", { eager: true, query: "?raw", import: "default" });
const context = require.context("./views", false, /\.js$/);
const byName = {};

context.keys().forEach((key) => {
  byName[key.replace("./", "")] = context(key).default;
});

async function open(name) {
  const view = await import("./views/" + name);
  const words = await import(`./i18n/${name}.json`);
  view.default(Office.context.mailbox.item, words.title);
}

for (const path in views) views[path].default(Office.context.mailbox.item, texts[path]);
Object.values(byName).forEach((show) => show(Office.context.mailbox.item));
open("a");
