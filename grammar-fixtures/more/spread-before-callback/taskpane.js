const invoke = (target, method, ...args) =>
  new Promise((resolve) => target[method](...args, (result) => resolve(result.value)));
  //                              ^^^^^^ usage: ReadWriteItem Subject.setAsync certain

const read = (field, ...args) => new Promise((resolve) => field.getAsync(...args, (r) => resolve(r.value)));
//                                                              ^^^^^^^^ usage: ReadItem Recipients.getAsync|Body.getAsync certain

document.getElementById("run").onclick = async () => {
  const item = Office.context.mailbox.item;
  const people = await read(item.to);
  //                             ^^ usage: to ReadItem certain
  console.log(people[0].emailAddress, await read(item.body, "text"));
  //                    ^^^^^^^^^^^^ usage: ReadItem EmailAddressDetails.emailAddress certain
  //                                                  ^^^^ usage: body ReadItem certain
  await invoke(item.subject, "setAsync", "x");
  //                ^^^^^^^ usage: subject ReadItem certain
};
