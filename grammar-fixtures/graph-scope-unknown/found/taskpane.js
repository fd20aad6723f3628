export const login = (app) => app.loginPopup({ scopes: ["User.Read", "Mail.Reed"] });
//                                                                    ^^^^^^^^^ warning[graph-scope-unknown]: `Mail.Reed` is no scope of Microsoft Graph; did you mean `Mail.Read`?

export const more = (app) =>
  app.acquireTokenPopup({
    scopes: [`api://${location.host}/1f2c/access_as_user`],
    extraScopesToConsent: ["https://graph.microsoft.com/Calendar.Read"],
    //                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning[graph-scope-unknown]: did you mean `Calendars.Read`?
  });
