import { item } from "#mail";
import { body } from "#lib/body";

Office.onReady(() => {
  item().saveAsync();
  //     ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
  body(item()).setAsync("x");
  //           ^^^^^^^^ usage: ReadWriteItem Body.setAsync certain
});
