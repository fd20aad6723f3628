import "./legacy/main.js";
import "./legacy/old.js";
Office.onReady(() => {
  Office.context.mailbox.item.body.setAsync("text");
  //                               ^^^^^^^^ warning[permission-exceeded]: needs ReadWriteItem
  // addinspect-ignore-next-line permission-exceeded
  Office.context.mailbox.item.subject.setAsync("text");
});
