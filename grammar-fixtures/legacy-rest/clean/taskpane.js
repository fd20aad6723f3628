// fetch("https://outlook.office.com/api/v2.0/me/messages");
const OLD = "https://outlook.office.com/api/v2.0";
const isOld = (url) => url.startsWith(OLD) || url.includes("outlook.office365.com/api");

async function load(url) {
  if (isOld(url)) throw new Error(`${url} is not served any more`);
  return fetch(url);
}

load("/api/messages");
window.open("https://outlook.office.com/mail/");
fetch("https://mail.contoso.com/EWS/Exchange.asmx", { method: "POST" });
fetch("/log", { method: "POST", body: JSON.stringify({ was: `${OLD}/me/messages` }) });
