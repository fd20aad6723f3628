Office.onReady(() => {
  Office.context.mailbox.item.getSharedPropertiesAsync((result) => console.log(result.value.owner));
});
