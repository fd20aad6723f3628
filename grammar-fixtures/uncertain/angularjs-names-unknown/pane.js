angular.module("pane").controller("PaneController", [
  "mail",
  function (mail) {
    mail.item.saveAsync();
  },
]);
