import { createNestablePublicClientApplication } from "@azure/msal-browser";

const SCOPES = ["https://graph.microsoft.com/Mail.Read", "user.read"];

export async function getToken() {
  const app = await createNestablePublicClientApplication({ auth: {} });
  const { accessToken } = await app.acquireTokenSilent({ scopes: SCOPES });
  return accessToken;
}
