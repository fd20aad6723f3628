const request = {
  scopes: ["openid", "User.Read", "Mail.ReadWrite", "Files.Read", "api://1f2c/access_as_user"],
  //                               ^^^^^^^^^^^^^^ information[graph-scope-excessive]: Mail.Read is enough instead of Mail.ReadWrite
  //                                                 ^^^^^^^^^^ information[graph-scope-excessive]: No call of Microsoft Graph that was found needs Files.Read Files.Read lets the add-in read the files of the user.
};

export async function load(app, id) {
  const { accessToken } = await app.acquireTokenSilent(request).catch(() => app.acquireTokenPopup(request));
  return fetch(`https://graph.microsoft.com/v1.0/me/messages/${id}?$select=body`, { headers: { accessToken } });
}

load(msal, 1);
