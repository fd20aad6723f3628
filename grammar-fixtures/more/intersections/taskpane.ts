type Compose = Office.Item & Office.ItemCompose & Office.Message & Office.MessageCompose;

export function write(item: Compose): void {
  item.subject.setAsync("x");
  //   ^^^^^^^ usage: ReadItem MessageCompose.subject certain
  //           ^^^^^^^^ usage: ReadWriteItem Subject.setAsync certain
}

export function read(item: Office.Item & Office.ItemRead & Office.MessageRead & Office.AppointmentRead): void {
  console.log(item.subject, item.itemId);
  //               ^^^^^^^ usage: ReadItem MessageRead.subject|AppointmentRead.subject certain
  //                             ^^^^^^ usage: ReadItem MessageRead.itemId|AppointmentRead.itemId certain
}

const both = Office.context.mailbox.item as Office.MessageCompose & Office.AppointmentCompose;
both.saveAsync();
//   ^^^^^^^^^ usage: ReadWriteItem MessageCompose.saveAsync|AppointmentCompose.saveAsync certain
