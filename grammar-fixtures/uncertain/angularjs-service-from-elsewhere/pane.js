angular.module("pane", ["tracker"]).controller("PaneController", [
  "tracker",
  function (tracker) {
    this.sender = Office.context.mailbox.item.from.displayName;
    //                                        ^^^^ usage: from ReadItem certain
    //                                             ^^^^^^^^^^^ usage: displayName ReadItem certain
    tracker.follow(Office.context.mailbox.item);
    // @5-47 unresolved-office-value: cannot be followed
  },
]);
