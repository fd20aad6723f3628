// A command runs the page of the events as well.
const ask = (event) => {
  Office.context.ui.messageParent("ask");
  event.completed();
};
Office.actions.associate("ask", ask);
Office.actions.associate("onSend", ask);
Office.actions.associate("onNew", ask);
