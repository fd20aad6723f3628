Office.onReady(() => {
  const { item } = Office.context.mailbox;
  console.log(item.subject);
  if (item.saveAsync) console.log("composed");
});
