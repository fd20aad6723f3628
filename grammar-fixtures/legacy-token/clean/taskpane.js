// What lives on, and what is not Office's.
const ews = Office.context.mailbox.diagnostics.ews;
ews.getTokenStatusAsync({}, show);
Office.auth.getAccessToken({ allowSignInPrompt: true }).then(show);

const settings = { restUrl: "https://api.example.com", ewsUrl: "" };
show(settings.restUrl, settings.ewsUrl);
