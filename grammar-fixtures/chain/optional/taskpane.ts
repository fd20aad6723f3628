export function fill(text: string): void {
  Office.context?.mailbox?.item?.subject?.setAsync?.(text);
  //                             ^^^^^^^ usage: subject ReadItem chain certain
  //                                      ^^^^^^^^ usage: ReadWriteItem Subject.setAsync call certain
  Office.context.mailbox.item!.body!.prependAsync(text);
  //                           ^^^^ usage: body ReadItem certain
  //                                 ^^^^^^^^^^^^ usage: ReadWriteItem Body.prependAsync certain
  (((Office.context).mailbox).item).body.getTypeAsync(() => {});
  //                                ^^^^ usage: body ReadItem certain
  //                                     ^^^^^^^^^^^^ usage: ReadItem Body.getTypeAsync certain
  (Office.context.mailbox.item?.location)?.setAsync(text);
  //                            ^^^^^^^^ usage: location ReadItem certain
  //                                       ^^^^^^^^ usage: ReadWriteItem Location.setAsync certain
  (<any>Office.context.mailbox.item).saveAsync();
  //                                 ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
}
