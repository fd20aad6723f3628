async function recipients(): Promise<string[]> {
  const item = Office.context.mailbox.item!;
  const result = await new Promise<Office.AsyncResult<Office.EmailAddressDetails[]>>((resolve) => item.to.getAsync(resolve));
  //                                                                                                   ^^ usage: to ReadItem certain
  //                                                                                                      ^^^^^^^^ usage: ReadItem Recipients.getAsync certain
  const other: any = await new Promise((resolve) => item.cc.getAsync(resolve));
  //                                                     ^^ usage: cc ReadItem certain
  //                                                        ^^^^^^^^ usage: ReadItem Recipients.getAsync certain
  const properties: any = await new Promise((r) => item.loadCustomPropertiesAsync({}, r));
  //                                                    ^^^^^^^^^^^^^^^^^^^^^^^^^ usage: loadCustomPropertiesAsync ReadItem certain
  properties.value.saveAsync();
  //               ^^^^^^^^^ usage: ReadItem CustomProperties.saveAsync certain
  return [result.value[0].emailAddress, other.value[0].displayName];
  //                      ^^^^^^^^^^^^ usage: ReadItem EmailAddressDetails.emailAddress certain
  //                                                   ^^^^^^^^^^^ usage: ReadItem EmailAddressDetails.displayName certain
}

void recipients();
