Office.onReady(() => {
  // The token carries the declared level to a server that nobody sees from here.
  Office.context.mailbox.getCallbackTokenAsync({ isRest: true }, (result) => {
  //                     ^^^^^^^^^^^^^^^^^^^^^ legacy-token: no longer works in Exchange Online
    fetch("/api/token", { method: "POST", body: result.value });
  });
});
