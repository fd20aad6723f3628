import "office-js";
import { body } from "./named";
import { item } from "./default";

Office.onReady(() => {
  Office.context.mailbox.item.subject.setAsync("x");
  //                          ^^^^^^^ usage: subject ReadItem certain
  //                                  ^^^^^^^^ usage: ReadWriteItem Subject.setAsync certain
  body().setAsync("x");
  //     ^^^^^^^^ usage: ReadWriteItem Body.setAsync certain
  item().saveAsync();
  //     ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
});
