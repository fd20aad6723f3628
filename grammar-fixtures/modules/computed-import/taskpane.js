async function open(name) {
  const view = await import(/* webpackChunkName: "view" */ `./views/${name}.js`);
  view.show(Office.context.mailbox.item);
  view.draft().saveAsync();
  //           ^^^^^^^^^ permission-exceeded: needs ReadWriteItem
}

function theme(name) {
  require("./themes/" + name + ".js").apply(Office.context.mailbox.item);
}

const chosen = (dark) => import(dark ? "./dark.js" : "./light.js");

open(location.hash.slice(1));
theme("dark");
chosen(true).then(({ apply }) => apply(Office.context.mailbox.item));
