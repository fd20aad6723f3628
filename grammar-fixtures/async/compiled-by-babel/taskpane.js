function asyncGeneratorStep(generator, resolve, reject, next, fail, key, argument) {
  try {
    var step = generator[key](argument);
    var value = step.value;
  } catch (error) {
    reject(error);
    return;
  }
  if (step.done) resolve(value);
  else Promise.resolve(value).then(next, fail);
}

function _asyncToGenerator(fn) {
  return function () {
    var self = this, args = arguments;
    return new Promise(function (resolve, reject) {
      var generator = fn.apply(self, args);
      function next(value) { asyncGeneratorStep(generator, resolve, reject, next, fail, "next", value); }
      function fail(error) { asyncGeneratorStep(generator, resolve, reject, next, fail, "throw", error); }
      next(undefined);
    });
  };
}

const get = (function () {
  var _ref = _asyncToGenerator(function* () { return Office.context.mailbox.item; });
  //                                                                        ^^^^ usage: Mailbox.item
  return function get() { return _ref.apply(this, arguments); };
})();

get().then((item) => item.saveAsync());
//                        ^^^^^^^^^ usage: MessageCompose.saveAsync ReadWriteItem call certain
[Office.context.mailbox.item][location.hash ? "forEach" : "map"]((item) => item.subject.setAsync("text"));
//                      ^^^^ usage: Mailbox.item
//                                                                              ^^^^^^^ usage: MessageCompose.subject ReadItem
//                                                                                      ^^^^^^^^ usage: Subject.setAsync ReadWriteItem call certain
