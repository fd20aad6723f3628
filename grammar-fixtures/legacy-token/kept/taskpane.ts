let kept: string | null = null;

export async function token(): Promise<string> {
  if (kept) return kept;
  // Nothing has failed yet: there is no token of the last time.
  const result: any = await new Promise((resolve) => {
    Office.context.mailbox.getCallbackTokenAsync({ isRest: true }, resolve);
    //                     ^^^^^^^^^^^^^^^^^^^^^ warning[legacy-token]: getCallbackTokenAsync
  });
  if (result.status === "succeeded") {
    kept = result.value;
    return result.value;
  }
  kept = await Office.auth.getAccessToken({ allowSignInPrompt: true });
  return kept;
}

export async function tokenOfLastResort(): Promise<string> {
  kept = await Office.auth.getAccessToken({ allowSignInPrompt: true });
  if (kept) return kept;
  return new Promise((resolve) => {
    Office.context.mailbox.getCallbackTokenAsync({ isRest: true }, (result) => resolve(result.value));
    //                     ^^^^^^^^^^^^^^^^^^^^^ hint[legacy-token]: after another way to sign in has failed
  });
}
