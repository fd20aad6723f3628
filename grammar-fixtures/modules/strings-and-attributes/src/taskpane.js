import { "the item" as item } from "./mail.js";
import texts from "./texts.json" with { type: "json" };
import worker from "./worker.js?worker";

item().subject.setAsync(texts.subject);
//     ^^^^^^^ usage: subject ReadItem certain
//             ^^^^^^^^ usage: ReadWriteItem Subject.setAsync certain
worker(item().body);
//            ^^^^ usage: body ReadItem certain
