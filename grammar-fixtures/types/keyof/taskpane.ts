const names: ("subject" | "location")[] = ["subject", "location"];
const item = Office.context.mailbox.item as Office.AppointmentCompose;

export function clear(): void {
  for (const name of names) {
    item[name].setAsync("");
    //   ^^^^ usage: ReadItem AppointmentCompose.subject|AppointmentCompose.location certain
    //         ^^^^^^^^ usage: ReadWriteItem Subject.setAsync|Location.setAsync certain
  }
}

export function read(key: "to" | "cc", message: Office.MessageCompose): void {
  message[key].getAsync(() => {});
  //      ^^^ usage: ReadItem MessageCompose.to|MessageCompose.cc certain
  //           ^^^^^^^^ usage: ReadItem Recipients.getAsync certain
}
