export async function load(app, path) {
  await app.acquireTokenSilent({ scopes: ["Files.Read"] });
  await fetch("https://graph.microsoft.com/v1.0/me/messages");
  //    ^^^^^ warning[graph-scope-missing]: `GET /me/messages` needs Mail.ReadBasic
  // What it asks for may need the scope.
  await fetch(`https://graph.microsoft.com/v1.0${path}`);
}

load(msal, location.hash);
