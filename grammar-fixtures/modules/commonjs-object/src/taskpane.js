const { getItem, names } = require("./helpers.js");

Office.onReady(() => {
  getItem().subject.setAsync(names[0]);
  //        ^^^^^^^ usage: subject ReadItem certain
  //                ^^^^^^^^ usage: ReadWriteItem Subject.setAsync certain
});
