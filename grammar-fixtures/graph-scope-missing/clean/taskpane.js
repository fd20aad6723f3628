import { getToken } from "./auth.js";
import { Client } from "@microsoft/microsoft-graph-client";

const client = Client.init({ authProvider: async (done) => done(null, await getToken(["Mail.ReadWrite"])) });

export async function work(id, next) {
  // A wider scope covers it.
  await client.api(`/me/messages/${id}`).select("id,body").get();
  await client.api("/me/mailFolders").filter("isHidden eq false").get();
  await client.api(`/me/messages/${id}/move`).post({ destinationId: "archive" });
  await client.api("/me").get();
  // Nobody knows what it leads to.
  await client.api(next).get();
  // It asks nothing of Microsoft Graph.
  await fetch("https://example.com/me/sendMail", { method: "POST" });
  if (new URL(next).host === "graph.microsoft.com") console.log("https://graph.microsoft.com/v1.0/me/sendMail");
}

work(1, await getToken(["api://1f2c/Send.All", "User.Read"]));
