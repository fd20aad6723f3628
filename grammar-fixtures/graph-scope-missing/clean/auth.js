import * as msal from "@azure/msal-browser";

export async function getToken(scopes) {
  const app = await msal.createNestablePublicClientApplication({ auth: {} });
  const request = { scopes, account: app.getActiveAccount() };
  const answer = await app.acquireTokenSilent(request).catch(() => app.acquireTokenPopup({ ...request }));
  return answer.accessToken;
}
