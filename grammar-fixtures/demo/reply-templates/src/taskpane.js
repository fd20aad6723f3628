import { templates } from "./templates.js";
import { fill } from "./fill.js";

Office.onReady(() => {
  const list = document.getElementById("template");
  for (const name of Object.keys(templates)) {
    list.add(new Option(name));
  }
  document.getElementById("fill").onclick = () => {
    fill(Office.context.mailbox.item, templates[list.value], showError);
  };
});

function showError(error) {
  document.getElementById("status").textContent = error.message;
}
