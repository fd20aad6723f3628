import { body } from "../shared/body.js";
Office.onReady(() => body().setAsync("text"));
//                          ^^^^^^^^ permission-exceeded: but manifests/writer-dev.xml declares ReadItem
