angular.module("app", []).controller("PaneController", ["$scope", function ($scope) {
  $scope.item = Office.context.mailbox.item;
  $scope.save = function () {
    $scope.item.saveAsync();
    //          ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
  };
}]);
