import { Mail } from "./mail.js";

Office.onReady(() => {
  document.getElementById("fill").addEventListener("click", () => Mail.fill("Hello"));
});
