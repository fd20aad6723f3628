Office.onReady(() => {
  const { body, subject } = Office.context.mailbox.item;
  //      ^^^^ permission-exceeded: needs ReadItem, but manifest-old.xml declares Restricted
  //            ^^^^^^^ permission-exceeded: needs ReadItem, but manifest-old.xml declares Restricted
  body.setAsync(subject);
  //   ^^^^^^^^ permission-exceeded: needs ReadWriteItem, but manifest-old.xml declares Restricted, and manifest-dev.xml declares ReadItem
});
