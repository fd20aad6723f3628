export type * from "./types";
interface Source<in out T> {
  value: T;
}
using handle = open();
declare function open(): any;

export const run = (source: Source<string>, body: Office.Body) => body.setAsync(source.value);
//                                                                     ^^^^^^^^ usage: ReadWriteItem Body.setAsync certain
export const load = () => Office.context.mailbox.item.saveAsync();
//                                                    ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
