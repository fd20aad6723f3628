// Sources disagree about the level: a warning. Nothing but the name speaks for Office: a warning.
Office.onReady(() => {
  Office.context.mailbox.item.getSelectedDataAsync(Office.CoercionType.Text, () => {});
  //                          ^^^^^^^^^^^^^^^^^^^^ warning[permission-exceeded]: The typings say read item; the shipped library asks for read/write item
});

export function ask(helper) {
  return helper().makeEwsRequestAsync("<xml/>");
  //              ^^^^^^^^^^^^^^^^^^^ warning[permission-exceeded]: The receiver is not known
}
