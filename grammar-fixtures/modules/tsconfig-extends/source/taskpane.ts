import { item } from "~lib/item";

item().saveAsync();
//     ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
