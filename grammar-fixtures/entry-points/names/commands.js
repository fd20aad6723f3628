Office.onReady(() => {});

function getGlobal() {
  return typeof self !== "undefined" ? self : typeof window !== "undefined" ? window : globalThis;
}

// Called by its name alone.
function plain(event) {
  Office.context.mailbox.item.subject.getAsync(() => event.completed());
}

const stamp = (event) => {
  Office.context.mailbox.item.subject.setAsync("x", () => event.completed());
};

// Two names for one function.
Office.actions.associate("stamp", stamp);
Office.actions.associate("again", stamp);

window.sign = function (event) {
  Office.context.mailbox.item.body.getAsync("text", () => event.completed());
};
globalThis.mark = (event) => event.completed();
getGlobal().placed = async (event) => {
  Office.context.mailbox.item.body.prependAsync("x", () => event.completed());
};

// No manifest names it.
Office.actions.associate("other", (event) => Office.context.mailbox.item.saveAsync(() => event.completed()));
