// Nobody can look for options: a look for something else that came with them tells.
export function getToken(show) {
  if (Office.context.mailbox.restUrl !== undefined) {
    //                       ^^^^^^^ legacy-token: no longer works
    Office.context.mailbox.getCallbackTokenAsync({ isRest: true }, show);
    //                     ^^^^^^^^^^^^^^^^^^^^^ legacy-token: no longer works
  }
}
