const { mailbox } = Office.context;

async function load(id, token) {
  const base = mailbox.restUrl || "https://outlook.office.com/api";
  //                   ^^^^^^^ warning[legacy-token]: It is called for `GET /me/messages/{}`. Instead: `GET /me/messages/{}`, Mail.Read or Mail.ReadBasic.
  const response = await fetch(`${base}/v2.0/me/messages/${id}`, { headers: { Authorization: token } });
  return response.json();
}

load(1, "");
