const http = require("http");

http.get("http://example.com", (response) => {
  response.body.getAsync?.((r) => console.log(r.value));
  console.log(response.body, response.headers.subject);
});

async function load(id) {
  const response = await fetch(`/items/${id}`);
  const item = await response.json();
  item.body.setAsync("x");
  return { subject: item.subject, to: item.to, attachments: item.attachments, ...item };
}

module.exports = { load };
