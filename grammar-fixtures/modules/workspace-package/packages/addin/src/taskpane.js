import { item } from "@drafts/mail";
import { body } from "@drafts/mail/body";

item().saveAsync();
//     ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
body().setAsync("x");
//     ^^^^^^^^ usage: ReadWriteItem Body.setAsync certain
