var mailItem;
function getItem() {
  return mailItem;
}
var App = App || {};
App.mailbox = function () {
  return Office.context.mailbox;
};
