const mailbox = Office.context.mailbox;

// To compare: every call of it is guarded.
export const once = () => mailbox.getCallbackTokenAsync(show);
//                                ^^^^^^^^^^^^^^^^^^^^^ hint[legacy-token]: a newer requirement set is not supported

// Called by nobody: whoever imports it is not known.
export const uncalled = () => mailbox.getCallbackTokenAsync(show);
//                                    ^^^^^^^^^^^^^^^^^^^^^ warning[legacy-token]: no longer works

// Two calls, one of them unguarded.
export const everywhere = () => mailbox.getCallbackTokenAsync(show);
//                                      ^^^^^^^^^^^^^^^^^^^^^ warning[legacy-token]: no longer works

// Handed to somebody who calls it.
export const handed = () => mailbox.getCallbackTokenAsync(show);
//                                  ^^^^^^^^^^^^^^^^^^^^^ warning[legacy-token]: no longer works
export const shorthand = () => mailbox.getCallbackTokenAsync(show);
//                                     ^^^^^^^^^^^^^^^^^^^^^ warning[legacy-token]: no longer works

// Exported again, and called from there under another name.
export const byBarrel = () => mailbox.getCallbackTokenAsync(show);
//                                    ^^^^^^^^^^^^^^^^^^^^^ warning[legacy-token]: no longer works

// Called by the page.
export const inMarkup = () => mailbox.getCallbackTokenAsync(show);
//                                    ^^^^^^^^^^^^^^^^^^^^^ warning[legacy-token]: no longer works

// A class that is called by a name of its own, too.
export class Exchange {
  static token() {
    mailbox.getCallbackTokenAsync(show);
    //      ^^^^^^^^^^^^^^^^^^^^^ warning[legacy-token]: no longer works
  }
}

function show(result: Office.AsyncResult<string>): void {
  console.log(result.status);
}
