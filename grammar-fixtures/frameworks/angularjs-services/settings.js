angular.module("pane").factory("categories", function ($window, mail) {
  return {
    of: function () {
      return mail.current().then(function (item) {
        return item.categories;
        //          ^^^^^^^^^^ usage: categories ReadItem certain
      });
    },
    name: function () {
      return $window.Office.context.mailbox.userProfile.displayName;
      //                                    ^^^^^^^^^^^ usage: userProfile ReadItem certain
      //                                                ^^^^^^^^^^^ usage: displayName ReadItem certain
    },
  };
});
