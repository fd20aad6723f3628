import { send } from "@example/kit";

const item = Office.context.mailbox.item;
const field = document.getElementById("subject");
field.value = item.subject;
field.title = item.subject;
document.title = item.subject;
document.querySelector("h1").textContent = item.subject;
send(document.getElementById("note").value, document.title, document.querySelector("h2").textContent);
field.addEventListener("input", (event) => send(event.target.value));
console.log(item.itemId);
