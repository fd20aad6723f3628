export async function load(app, id) {
  await app.acquireTokenPopup({ scopes: ["User.Read"] });
  await fetch(`https://graph.microsoft.com/v1.0/me/events/${id}`);
  await fetch(`https://graph.microsoft.com/v1.0/me/contacts/${id}`);
  //    ^^^^^ warning[graph-scope-missing]: `GET /me/contacts/{}` needs Contacts.Read
}

load(msal, 1);
