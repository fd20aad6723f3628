Office.onReady(() => {
  Office.context.mailbox.item.subject.getAsync(() => {});
});

const script = document.createElement("script");
script.src = "parts/" + document.body.dataset.part + ".js";
document.head.append(script);
