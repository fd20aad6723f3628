// Sources disagree about the level: a warning.
Office.onReady(() => {
  Office.context.mailbox.item.getSelectedDataAsync(Office.CoercionType.Text, () => {});
  //                          ^^^^^^^^^^^^^^^^^^^^ warning[permission-exceeded]: The typings say read item; the shipped library asks for read/write item
});
