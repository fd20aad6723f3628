var app = angular.module("pane", []);
app.factory("mail", function () {
  return { item: Office.context.mailbox.item };
});
app.decorator("mail", [
  "$delegate",
  function (mail) {
    mail.save = function () {
      mail.item.saveAsync();
      //        ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
    };
    return mail;
  },
]);
