(function () {
  "use strict";

  Office.initialize = function () {
    start();
  };

  function start() {
    item = Office.context.mailbox.item;
    function inner() {
      return function () {
        item.subject.setAsync("x");
        //   ^^^^^^^ usage: subject ReadItem alias certain
        //           ^^^^^^^^ usage: ReadWriteItem Subject.setAsync alias certain
      };
    }
    inner()();
  }

  var item;
})();
