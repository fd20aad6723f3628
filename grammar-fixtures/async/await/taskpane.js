async function currentItem() {
  await Office.onReady();
  return Office.context.mailbox.item;
}

async function run() {
  const item = await currentItem();
  item.subject.setAsync("x");
  //   ^^^^^^^ usage: subject ReadItem certain
  //           ^^^^^^^^ usage: ReadWriteItem Subject.setAsync certain
  (await currentItem()).body.setAsync("y");
  //                    ^^^^ usage: body ReadItem certain
  //                         ^^^^^^^^ usage: ReadWriteItem Body.setAsync certain
  const profile = await Office.context.mailbox.userProfile;
  //                                           ^^^^^^^^^^^ usage: userProfile ReadItem certain
  console.log(profile.timeZone);
  //                  ^^^^^^^^ usage: ReadItem UserProfile.timeZone certain
}

document.getElementById("run").addEventListener("click", run);
