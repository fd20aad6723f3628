import { item } from "@/services/mail";
import { body } from "@mail";
import { subject } from "services/mail";

Office.onReady(() => {
  item().saveAsync();
  //     ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
  body().setAsync("x");
  //     ^^^^^^^^ usage: ReadWriteItem Body.setAsync certain
  subject().setAsync("x");
  //        ^^^^^^^^ usage: ReadWriteItem Subject.setAsync certain
});
