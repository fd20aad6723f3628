(function () {
  "use strict";

  angular.module("pane").controller("PaneController", PaneController);

  PaneController.$inject = ["mail", "categories", "$scope"];

  function PaneController(service, marks, scope) {
    var pane = this;
    service.current().then(function (item) {
      pane.sender = item.from.displayName;
      //                 ^^^^ usage: from ReadItem certain
      //                      ^^^^^^^^^^^ usage: displayName ReadItem certain
    });
    service.both().then(function (found) {
      scope.subject = found.item.normalizedSubject;
      //                         ^^^^^^^^^^^^^^^^^ usage: normalizedSubject ReadItem
    });
    marks.of().then(function (list) {
      list.addAsync(["Done"]);
      //   ^^^^^^^^ usage: Categories.addAsync ReadWriteItem certain
    });
    scope.name = marks.name();
  }
})();
