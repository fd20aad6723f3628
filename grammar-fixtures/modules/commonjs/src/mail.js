exports.item = function () {
  return Office.context.mailbox.item;
};
module.exports.body = () => exports.item().body;
//                                         ^^^^ usage: body ReadItem certain

Object.defineProperty(exports, "__esModule", { value: true });

exports.write = write;
function write(field) {
  field.setAsync("x");
  //    ^^^^^^^^ usage: ReadWriteItem Subject.setAsync certain
}
