import { item } from "mail/item";
import { body } from "body";

item().saveAsync();
//     ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
body().setAsync("x");
//     ^^^^^^^^ usage: ReadWriteItem Body.setAsync certain
