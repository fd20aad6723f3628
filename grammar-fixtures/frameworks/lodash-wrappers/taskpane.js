import debounce from "lodash/debounce";
import { once, throttle } from "lodash";
import mitt from "mitt";

const item = once(() => Office.context.mailbox.item);
//                                             ^^^^ usage: Mailbox.item
const save = debounce((draft) => draft.saveAsync(), 100);
//                                     ^^^^^^^^^ usage: MessageCompose.saveAsync ReadWriteItem call certain
const write = throttle((body) => body.setAsync("text"), 100);
//                                    ^^^^^^^^ usage: Body.setAsync ReadWriteItem call certain

save(item());
write(item().body);
//           ^^^^ usage: MessageCompose.body ReadItem
save.cancel();

const events = mitt();
events.on("item", (draft) => draft.subject.setAsync("text"));
//                                 ^^^^^^^ usage: MessageCompose.subject maybe
//                                         ^^^^^^^^ usage: Subject.setAsync ReadWriteItem maybe
events.emit("item", item());
// @1-27 unresolved-office-value: cannot be followed
