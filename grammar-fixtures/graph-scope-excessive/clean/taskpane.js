const request = { scopes: ["User.Read", "Mail.Read", "Mail.Send.Shared", "Presence.ReadWrite", "Calendars.ReadWrite"] };

export async function load(app, graph, id, user) {
  await app.acquireTokenSilent(request);
  await graph.api("/me/messages").get();
  await graph.api(`/users/${user}/sendMail`).post({});
  await graph.api("/me/events").post({});
}

load(msal, graph, 1, "a@example.com");
