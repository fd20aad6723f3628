const recipients = ["to", "cc", "bcc"];

Office.onReady(() => {
  const item = Office.context.mailbox.item;
  for (const field of recipients) {
    item[field].getAsync(print);
    //   ^^^^^ usage: ReadItem MessageCompose.to|MessageCompose.cc|MessageCompose.bcc certain
    //          ^^^^^^^^ usage: ReadItem Recipients.getAsync certain
  }
  ["start", "end"].forEach((name) => {
    item[name].setAsync(new Date());
    //   ^^^^ usage: ReadItem AppointmentCompose.start|AppointmentCompose.end certain
    //         ^^^^^^^^ usage: ReadWriteItem Time.setAsync certain
  });
});

const print = (result) => console.log(result.value);
