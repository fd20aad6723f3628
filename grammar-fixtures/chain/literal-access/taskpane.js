Office.onReady(() => {
  const item = Office["context"]["mailbox"]["item"];
  item["body"]["setAsync"]("Hello");
  //   ^^^^^^ usage: body ReadItem certain
  //           ^^^^^^^^^^ usage: ReadWriteItem Body.setAsync call certain
  item[`subject`].getAsync(print);
  //   ^^^^^^^^^ usage: subject ReadItem certain
  //              ^^^^^^^^ usage: ReadItem Subject.getAsync certain
  const { "location": place } = item;
  //      ^^^^^^^^^^ usage: location ReadItem destructure certain
  place['setAsync']("Room 12");
  //    ^^^^^^^^^^ usage: ReadWriteItem Location.setAsync certain
});

const print = (result) => console.log(result.value);
