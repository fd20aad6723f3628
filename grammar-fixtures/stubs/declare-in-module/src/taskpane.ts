import { item } from "./mail";

declare var Office: any;

Office.onReady(() => item().saveAsync());
//                          ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
