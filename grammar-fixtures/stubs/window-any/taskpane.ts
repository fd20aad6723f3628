interface Window {
  Office: any;
}

const office = (window as any).Office;
office.context.mailbox.item.body.setAsync("x");
//                          ^^^^ usage: body ReadItem certain
//                               ^^^^^^^^ usage: ReadWriteItem Body.setAsync certain
(globalThis as unknown as { Office: any }).Office.context.mailbox.item.saveAsync();
//                                                                     ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
