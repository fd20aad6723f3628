const context = require.context("./views", true, /\.view\.js$/);
const shallow = require.context("./views", false, /^\.\/[a-z]+\.js$/i);
const views = context.keys().map(context);

views.forEach((view) => view.show(Office.context.mailbox.item));
shallow.keys().forEach((key) => {
  shallow(key).run(Office.context.mailbox.item);
});
