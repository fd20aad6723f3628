const script = document.createElement("script");
script.src = "https://www.google-analytics.com/analytics.js";
document.head.append(script);
const local = document.createElement("script");
local.src = "lib/save.js";
local.onload = () => save(Office.context.mailbox.item);
//                                               ^^^^ usage: Mailbox.item
document.head.append(local);
const image = document.createElement("img");
image.src = "https://cdn.example.com/logo.png";
