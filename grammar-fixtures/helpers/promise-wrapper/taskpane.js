const call = (fn, ...args) =>
  new Promise((resolve, reject) =>
    fn(...args, (result) =>
      result.status === Office.AsyncResultStatus.Succeeded ? resolve(result.value) : reject(result.error),
    ),
  );

document.getElementById("run").onclick = async () => {
  const item = Office.context.mailbox.item;
  const people = await call(item.to.getAsync.bind(item.to));
  //                             ^^ usage: to ReadItem certain
  //                                ^^^^^^^^ usage: ReadItem Recipients.getAsync read certain
  //                                                   ^^ usage: to ReadItem certain
  console.log(people[0].emailAddress);
  //                    ^^^^^^^^^^^^ usage: ReadItem EmailAddressDetails.emailAddress certain
  const cc = await call((done) => item.cc.getAsync(done));
  //                                   ^^ usage: cc ReadItem certain
  //                                      ^^^^^^^^ usage: ReadItem Recipients.getAsync call certain
  console.log(cc[0].displayName);
  //                ^^^^^^^^^^^ usage: ReadItem EmailAddressDetails.displayName certain
};
