// What is not there is not called, what is only looked for needs no level.
const ui = Office.context.ui;
if (ui.openBrowserWindow) document.body.className = "help";
if (Office.context.mailbox.item.saveAsync) document.body.className = "compose";
Office.context.roamingSettings.get("theme");
