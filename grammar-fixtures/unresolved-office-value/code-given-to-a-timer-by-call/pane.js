Office.onReady(function () {
  Office.context.mailbox.item.subject;
  setTimeout.call(window, "save()", 10);
  // @3-39 unresolved-office-value: code
  setTimeout.apply(window, ["save()", 10]);
  // @3-42 unresolved-office-value: code
  var later = setInterval;
  later("save()", 10);
  // @3-21 unresolved-office-value: code
  var bound = setTimeout.bind(window);
  bound("save()", 10);
  // @3-21 unresolved-office-value: code
  setTimeout.call(window, function () {}, 10);
  later(function () {}, 10);
  bound(function () {}, 10);
});
