// The token comes from single sign-on, or has what the registration has.
Office.auth.getAccessToken({ forMSGraphAccess: true }).then(send);

export async function fallback(app) {
  const { accessToken } = await app.acquireTokenPopup({ scopes: ["User.Read"] });
  send(accessToken);
}

function send(token) {
  fetch("https://graph.microsoft.com/v1.0/me/sendMail", { method: "POST", headers: { Authorization: token } });
}
