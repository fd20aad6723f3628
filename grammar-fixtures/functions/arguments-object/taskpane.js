function write() {
  var field = arguments[0];
  field.setAsync(arguments[1]);
  //    ^^^^^^^^ usage: ReadWriteItem Subject.setAsync certain
}

Office.onReady(function () {
  write(Office.context.mailbox.item.subject, "x");
  //                                ^^^^^^^ usage: subject ReadItem certain
});
