Office.onReady(() => {
  const { body, subject } = Office.context.mailbox.item;
  //      ^^^^ permission-exceeded: needs ReadItem, manifest-old.xml declares Restricted
  //            ^^^^^^^ permission-exceeded: needs ReadItem, manifest-old.xml declares Restricted
  body.setAsync(subject);
  //   ^^^^^^^^ permission-exceeded: needs ReadWriteItem, manifest-old.xml declares Restricted, and manifest-dev.xml declares ReadItem
});
