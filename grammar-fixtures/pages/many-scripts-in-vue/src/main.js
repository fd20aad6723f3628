import Pane from "./Pane.vue";
import { shared } from "./Pane.vue";

shared().saveAsync();
//       ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
console.log(Pane);
