// Online unless something else is said: the folder `servers` says so.
import "./servers/token.js";
Office.onReady(() => {
  Office.context.mailbox.getCallbackTokenAsync(show);
  //                     ^^^^^^^^^^^^^^^^^^^^^ warning[legacy-token]: no longer works in Exchange Online
});
