// With types as well, which say nothing about Office.
async function retry<T>(action: () => Promise<T> | T, times = 3): Promise<T> {
  let last: unknown;
  for (let attempt = 0; attempt < times; attempt++) {
    try {
      return await action();
    } catch (error) {
      last = error;
    }
  }
  throw last;
}

function named(mailbox: Office.Mailbox, label: string): Office.Mailbox {
  console.log(label);
  return mailbox;
}

export async function run(graph: { save(): Promise<{ saveAsync(): void }> }) {
  const item = await retry(() => Office.context.mailbox.item as Office.MessageCompose);
  //                                                    ^^^^ usage: Mailbox.item Restricted certain
  item.saveAsync();
  //   ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
  const saved = await retry(() => graph.save());
  saved.saveAsync();
  named(Office.context.mailbox, "a").displayAppointmentForm("id");
  //                                 ^^^^^^^^^^^^^^^^^^^^^^ usage: displayAppointmentForm ReadItem certain
  named(window["mail"], "b").displayAppointmentForm("id");
  //                         ^^^^^^^^^^^^^^^^^^^^^^ usage: displayAppointmentForm ReadItem certain
}
