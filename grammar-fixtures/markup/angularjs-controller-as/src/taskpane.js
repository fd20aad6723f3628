angular.module("app", []).controller("PaneController", function () {
  this.title = Office.context.mailbox.item.itemId;
});
