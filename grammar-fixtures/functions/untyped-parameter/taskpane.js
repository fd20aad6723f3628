Office.onReady(() => {
  fill(Office.context.mailbox.item, "Hello");
});

function fill(item, text) {
  item.subject.setAsync(text);
  //   ^^^^^^^ usage: subject ReadItem parameter certain
  //           ^^^^^^^^ usage: ReadWriteItem Subject.setAsync call parameter certain
  write(item.body, text);
  //         ^^^^ usage: body ReadItem certain
}

const write = (target, text) => target.setAsync(text, report);
//                                     ^^^^^^^^ usage: ReadWriteItem Body.setAsync certain

const report = function (result) {
  console.log(result.status);
};
