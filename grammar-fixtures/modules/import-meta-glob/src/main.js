const item = Office.context.mailbox.item;
const loaders = import.meta.glob(["./views/**/*.js", "!**/*.skip.js"]);
const tools = import.meta.glob("/src/tools/*.js", { eager: true });
const handlers = import.meta.glob("./handlers/*.js", { eager: true, import: "handle" });

async function open(name) {
  const view = await loaders[`./views/${name}.js`]();
  view.show(item);
}

open(location.hash.slice(1));
tools["/src/tools/save.js"].default(item);
Object.values(handlers).forEach((handle) => handle(item));
