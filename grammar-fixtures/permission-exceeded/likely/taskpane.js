// Nothing but the name speaks for Office: a warning.
export function ask(helper) {
  return helper().makeEwsRequestAsync("<xml/>");
  //              ^^^^^^^^^^^^^^^^^^^ warning[permission-exceeded]: The receiver is unknown
  //              ^^^^^^^^^^^^^^^^^^^ legacy-ews: no longer works in Exchange Online
}
