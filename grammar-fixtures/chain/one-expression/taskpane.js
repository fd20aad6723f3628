Office.onReady(() => {
  document.getElementById("run").onclick = run;
});

function run() {
  Office.context.mailbox.item.body.setAsync("Dear all,");
  //                          ^^^^ usage: body ReadItem chain certain
  //                               ^^^^^^^^ usage: ReadWriteItem Body.setAsync call chain certain
  Office.context.mailbox.item.subject.getAsync(show);
  //                          ^^^^^^^ usage: subject ReadItem chain certain
  //                                  ^^^^^^^^ usage: ReadItem Subject.getAsync call certain
  Office.context.mailbox.item.to.addAsync(["ann@example.com"]);
  //                          ^^ usage: to ReadItem certain
  //                             ^^^^^^^^ usage: ReadWriteItem Recipients.addAsync certain
  Office.context.mailbox.item.notificationMessages.removeAsync("sent");
  //                          ^^^^^^^^^^^^^^^^^^^^ usage: notificationMessages ReadItem certain
  //                                               ^^^^^^^^^^^ usage: ReadItem NotificationMessages.removeAsync certain
  Office.context.mailbox.masterCategories.getAsync(show);
  //                     ^^^^^^^^^^^^^^^^ usage: masterCategories ReadWriteMailbox certain
  //                                      ^^^^^^^^ usage: ReadWriteMailbox MasterCategories.getAsync certain
  Office.context.roamingSettings.set("last", Date.now());
}

function show(result) {
  document.getElementById("status").textContent = String(result.value);
}
