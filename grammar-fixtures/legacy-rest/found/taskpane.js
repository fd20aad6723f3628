const BASE = "https://outlook.office.com/api/v2.0";

async function rest(path, method = "GET") {
  const response = await fetch(`${BASE}${path}`, { method, headers: await bearer() });
  return response.json();
}

rest("/me/messages?$top=5");
// @1-4 warning[legacy-rest]: `GET /me/messages` asks Outlook REST, which no longer works in Exchange Online (every Microsoft 365 tenant) The endpoints are deprecated; the exemption for add-ins ended on 14 October 2025. Instead: `GET /me/messages`, Mail.ReadBasic.
rest(`/me/messages('${id}')/move`, "POST");
// @1-4 warning[legacy-rest]: Instead: `POST /me/messages/{}/move`, Mail.ReadWrite.
$.ajax({ url: "https://outlook.office365.com/api/beta/me/MailFolders/Inbox/messages", type: "Get" });
//^^^^ warning[legacy-rest]: `GET /me/mailFolders/Inbox/messages`, Mail.ReadBasic
const request = new XMLHttpRequest();
request.open("POST", "https://outlook.office365.com/EWS/Exchange.asmx");
//      ^^^^ warning[legacy-rest]: The request asks Exchange Web Services, which no longer works in Exchange Online
