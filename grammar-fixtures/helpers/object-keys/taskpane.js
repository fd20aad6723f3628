Office.onReady(() => {
  const item = Office.context.mailbox.item;
  const fields = { subject: item.subject, place: item.location };
  //                             ^^^^^^^ usage: subject ReadItem certain
  //                                                  ^^^^^^^^ usage: location ReadItem certain
  Object.keys(fields).forEach((key) => fields[key].setAsync(""));
  //                                               ^^^^^^^^ usage: ReadWriteItem Subject.setAsync|Location.setAsync certain
  Object.entries(fields).map(([key, field]) => field.getAsync(() => key));
  //                                                 ^^^^^^^^ usage: ReadItem Subject.getAsync|Location.getAsync certain
  const { subject, ...rest } = fields;
  rest.place.setAsync("x");
  //         ^^^^^^^^ usage: ReadWriteItem Location.setAsync certain
  const reduced = [item.to, item.cc].reduce((all, list, i) => ({ ...all, [i]: list }), {});
  //                    ^^ usage: to ReadItem certain
  //                             ^^ usage: cc ReadItem certain
  reduced[0].addAsync([]);
  //         ^^^^^^^^ usage: ReadWriteItem Recipients.addAsync certain
  subject.setAsync("x");
  //      ^^^^^^^^ usage: ReadWriteItem Subject.setAsync certain
});
