import { item, whole, renamed, main } from "./lib";

Office.onReady(() => {
  item().saveAsync();
  //     ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
  whole.item().body.setAsync("x");
  //           ^^^^ usage: body ReadItem certain
  //                ^^^^^^^^ usage: ReadWriteItem Body.setAsync certain
  renamed().sendAsync();
  //        ^^^^^^^^^ usage: sendAsync ReadWriteMailbox certain
  main().subject.setAsync("x");
  //     ^^^^^^^ usage: subject ReadItem certain
  //             ^^^^^^^^ usage: ReadWriteItem Subject.setAsync certain
});
