import { useMail } from "./store.js";

Office.onReady(() => {
  const { open, state } = useMail();
  open(Office.context.mailbox.item);
  state.item.saveAsync();
  //         ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
  useMail().state.body.setAsync("x");
  //                   ^^^^^^^^ usage: ReadWriteItem Body.setAsync certain
});
