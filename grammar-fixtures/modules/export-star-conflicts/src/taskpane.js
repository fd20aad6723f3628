import { item, body, save } from "./lib.js";

item().saveAsync();
//     ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
body().getAsync("text", console.log);
save(item());
