import { useMail } from "./useMail.js";

const { item, write } = useMail();
Office.onReady(() => {
  item.value.saveAsync();
  //         ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
  write(item.value.subject);
  //               ^^^^^^^ usage: subject ReadItem certain
});
