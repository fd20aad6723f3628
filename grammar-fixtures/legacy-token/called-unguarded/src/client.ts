class Client {
  token() {
    Office.context.mailbox.getCallbackTokenAsync(show);
    //                     ^^^^^^^^^^^^^^^^^^^^^ warning[legacy-token]: no longer works
  }
}

export const client = new Client();

function show(result: Office.AsyncResult<string>): void {
  console.log(result.status);
}
