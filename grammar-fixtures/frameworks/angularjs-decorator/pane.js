app.controller("PaneController", function (mail) {
  this.sender = mail.item.from.displayName;
  //                      ^^^^ usage: from ReadItem certain
  //                           ^^^^^^^^^^^ usage: displayName ReadItem certain
  mail.save();
  var state = angular.extend({}, { subject: mail.item.subject });
  //                                                  ^^^^^^^ usage: subject ReadItem certain
  angular.forEach([state.subject], function (subject) {
    subject.setAsync("x");
    //      ^^^^^^^^ usage: Subject.setAsync ReadWriteItem certain
  });
});
