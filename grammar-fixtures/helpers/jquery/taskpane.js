Office.initialize = function (reason) {
  $(document).ready(function () {
    var item = Office.context.mailbox.item;
    $("#run").click(function () {
      item.saveAsync();
      //   ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
    });
    $.each([item.to, item.cc], function (index, list) {
    //           ^^ usage: to ReadItem certain
    //                    ^^ usage: cc ReadItem certain
      list.getAsync(console.log);
      //   ^^^^^^^^ usage: ReadItem Recipients.getAsync certain
    });
    var settings = $.extend({}, { body: item.body });
    //                                       ^^^^ usage: body ReadItem certain
    settings.body.setAsync("x");
    //            ^^^^^^^^ usage: ReadWriteItem Body.setAsync certain
    load().done(function (subject) {
      subject.setAsync("x");
      //      ^^^^^^^^ usage: ReadWriteItem Subject.setAsync certain
    });
  });
};

function load() {
  var deferred = $.Deferred();
  deferred.resolve(Office.context.mailbox.item.subject);
  //                                           ^^^^^^^ usage: subject ReadItem certain
  return deferred.promise();
}
