ask("<m:GetItem>" + id + "</m:GetItem>");
ask("<m:DeleteItem>" + id + "</m:DeleteItem>");
// @1-3 error[ews-operation-unsupported]: `DeleteItem` may not be called from an add-in

async function tidy(toBin) {
  let body = "";
  if (toBin) body = `<m:DeleteItem DeleteType="${kind}">${id}</m:DeleteItem>`;
  else body = "<m:MoveItem>" + id + "</m:MoveItem>";
  return await ask(body);
  //           ^^^ ews-operation-unsupported: Instead of DeleteItem: `DELETE /me/messages/{}`, Mail.ReadWrite
}
tidy(true);

const NAMES = { away: "GetUserOofSettings" };
ask(`<m:${NAMES.away}></m:${NAMES.away}>`);
// @1-3 ews-operation-unsupported: `GetUserOofSettings` may not be called

ask("<m:GetItms></m:GetItms>");
// @1-3 ews-operation-unsupported: `GetItms` is no operation of Exchange Web Services; did you mean `GetItem`?

// By one of two vendor pages, it may be called.
ask("<m:ExpandDL><m:Mailbox><t:EmailAddress>" + list + "</t:EmailAddress></m:Mailbox></m:ExpandDL>");
