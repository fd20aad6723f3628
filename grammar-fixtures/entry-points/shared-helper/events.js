import { Mail } from "./mail.js";

function tidy(event) {
  Mail.tidy();
  event.completed();
}

const handlers = {
  send(event) {
    Mail.subject((subject) => event.completed({ allowEvent: subject !== "" }));
  },
};

Office.actions.associate("tidy", tidy);
Office.actions.associate("onSend", handlers.send);
Office.actions.associate("onNew", (event) => {
  Mail.fill("Dear ...");
  event.completed();
});
