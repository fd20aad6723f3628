const { mailbox } = Office.context;

/** A token for Outlook REST, the reason that the vendor gives for ReadWriteMailbox. */
function token() {
  return new Promise((resolve) => mailbox.getCallbackTokenAsync({ isRest: true }, (result) => resolve(result.value)));
//                                        ^^^^^^^^^^^^^^^^^^^^^ warning[legacy-token]: no longer works in Exchange Online
}

async function get(path) {
  const headers = { Authorization: `Bearer ${await token()}` };
  const response = await fetch(mailbox.restUrl + "/v2.0" + path, { headers });
//                                     ^^^^^^^ warning[legacy-token]: no longer works in Exchange Online
  return response.json();
}

const id = () => mailbox.convertToRestId(mailbox.item.itemId, Office.MailboxEnums.RestVersion.v2_0);

export const attachments = () => get(`/me/messages/${id()}/attachments`);

export const body = () => get(`/me/messages/${id()}?$select=Body`);

export const headers = () => get(`/me/messages/${id()}?$select=InternetMessageHeaders`);

export const metadata = () => get(`/me/messages/${id()}?$select=Subject,From`);
