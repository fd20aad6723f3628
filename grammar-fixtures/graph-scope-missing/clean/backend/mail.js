const { ConfidentialClientApplication } = require("@azure/msal-node");

// A server has a token of its own.
exports.send = async (app, assertion) => {
  const { accessToken } = await app.acquireTokenOnBehalfOf({ oboAssertion: assertion, scopes: ["Mail.Send"] });
  await fetch("https://graph.microsoft.com/v1.0/users/a@example.com/events", { headers: { accessToken } });
};
