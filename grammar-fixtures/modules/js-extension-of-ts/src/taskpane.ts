import { item } from "./mail.js";
import { body } from "./body.mjs";
import Pane from "./Pane.jsx";

item().saveAsync();
//     ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
body().setAsync("x");
//     ^^^^^^^^ usage: ReadWriteItem Body.setAsync certain
Pane({ item: item() });
