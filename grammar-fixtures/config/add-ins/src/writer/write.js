import { body } from "../shared/body.js";
Office.onReady(() => body().setAsync("text"));
//                          ^^^^^^^^ permission-exceeded: needs ReadWriteItem, manifests/writer-dev.xml declares ReadItem
