/* global Office, document, console */
/* eslint-disable no-undef */

Office.onReady((info) => {
  if (info.host === Office.HostType.Outlook) {
    document.getElementById("run").onclick = run;
  }
});

export async function run() {
  Office.context.mailbox.item.body.setAsync("x");
  //                          ^^^^ usage: body ReadItem certain
  //                               ^^^^^^^^ usage: ReadWriteItem Body.setAsync certain
}
