const own = "https://contoso.onmicrosoft.com/user_impersonation";

export const tokens = (app) => [
  app.acquireTokenSilent({ scopes: ["user.read", "OFFLINE_ACCESS", "https://graph.microsoft.com/.default"] }),
  app.acquireTokenSilent({ scopes: ["api://1f2c/EmailRouter.Read", "access_as_user", own] }),
  app.acquireTokenSilent({ scopes: [`${process.env.SCOPE}`] }),
];

export const stub = { acquireTokenSilent: (request) => request };
stub.acquireTokenSilent({ scopes: ["Mail.Reed"] });
