(function () {
  "use strict";

  angular.module("pane", []).service("mail", ["$q", mail]).value("limits", { most: 3 });

  function mail($q) {
    return { current: current, both: both };

    function current() {
      var deferred = $q.defer();
      try {
        deferred.resolve(Office.context.mailbox.item);
      } catch (error) {
        deferred.reject(error);
      }
      return deferred.promise;
    }

    function both() {
      return $q.all({ item: current(), address: $q.when(Office.context.mailbox.userProfile) });
      //                                                                       ^^^^^^^^^^^ usage: userProfile ReadItem certain
    }
  }
})();
