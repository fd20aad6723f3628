function onItemSend(event) {
  const { body } = Office.context.mailbox.item;
  body.appendOnSendAsync("--");
  //   ^^^^^^^^^^^^^^^^^ warning[context-unsupported]: not supported in handlers of ItemSend: `Office.Body.appendOnSendAsync`
  body.prependAsync("--", () => event.completed({ allowEvent: true }));
}
