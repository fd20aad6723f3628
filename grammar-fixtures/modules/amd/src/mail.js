define(function () {
  return {
    item: function () {
      return Office.context.mailbox.item;
    },
  };
});
