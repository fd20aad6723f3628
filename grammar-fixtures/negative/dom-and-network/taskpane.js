document.body.setAsync?.("x");
const { body, subject } = JSON.parse(localStorage.getItem("mail"));
body.setAsync(subject);

fetch("/mails")
  .then((response) => response.json())
  .then(({ value }) => value.map((mail) => [mail.subject, mail.from.emailAddress, mail.body.content]));

document.addEventListener("submit", (event) => {
  event.completed?.({ allowEvent: false });
  event.target.item.saveAsync();
});

const request = new XMLHttpRequest();
request.onload = () => request.response.attachments.getAsync();

console.log(Office.context.mailbox.item.itemId);
//                                      ^^^^^^ usage: itemId ReadItem certain
