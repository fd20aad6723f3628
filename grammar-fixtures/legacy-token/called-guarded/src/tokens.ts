export function identity(): Promise<string> {
  return new Promise((resolve) => {
    Office.context.mailbox.getUserIdentityTokenAsync((result) => resolve(result.value));
    //                     ^^^^^^^^^^^^^^^^^^^^^^^^^ hint[legacy-token]: check of the mailbox's location guards it
  });
}

// By way of a function that only the guarded one calls.
export function profile(): Promise<string> {
  return Promise.resolve(base());
}

function base(): string {
  return Office.context.mailbox.restUrl + "/v2.0/me";
  //                            ^^^^^^^ hint[legacy-token]: a newer requirement set is not supported
}
