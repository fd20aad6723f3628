async function load(app) {
  const { accessToken } = await app.acquireTokenSilent({ scopes: ["Mail.Read", "User.Read"] });
  //                                ^^^^^^^^^^^^^^^^^^ error[lock-exceeded]: the scope `Mail.Read` is requested, which addinspect.lock does not have
  return accessToken;
}
Office.context.mailbox.getCallbackTokenAsync({ isRest: true }, load);
//                     ^^^^^^^^^^^^^^^^^^^^^ error[lock-exceeded]: `Office.Mailbox.getCallbackTokenAsync` is used, which addinspect.lock does not have
//                     ^^^^^^^^^^^^^^^^^^^^^ legacy-token: no longer works
