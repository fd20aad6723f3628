import { getToken } from "./auth.js";
import { graph } from "./graph.js";

const id = Office.context.mailbox.item.itemId;

export async function send(message) {
  await graph(await getToken(), "/me/sendMail", { method: "POST", body: JSON.stringify(message) });
  //    ^^^^^ warning[graph-scope-missing]: `POST /me/sendMail` needs Mail.Send, which the code does not request It requests Mail.Read and User.Read. Microsoft Graph answers with status 403.
}

export async function show() {
  const token = await getToken();
  await graph(token, `/me/messages/${id}/$value`);
  await graph(token, "/me");
  await fetch(`https://graph.microsoft.com/beta/me/messages/${id}`, { method: "PATCH", body: "{}" });
  //    ^^^^^ warning[graph-scope-missing]: `PATCH /me/messages/{}` needs Mail.ReadWrite
}

send({});
show();
