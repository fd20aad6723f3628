const it = () => Office.context.mailbox.item;
const n = it().itemId.length + it().subject.length;
//             ^^^^^^ usage: itemId ReadItem certain
//                                  ^^^^^^^ usage: subject ReadItem certain
const o = { [it().itemId]: it().subject, m() { return it().body; }, get g() { return it().to; } };
//                ^^^^^^ usage: itemId ReadItem certain
//                              ^^^^^^^ usage: subject ReadItem certain
//                                                         ^^^^ usage: body ReadItem certain
//                                                                                        ^^ usage: to ReadItem certain
const a = [it().cc, , ...it().attachments];
//              ^^ usage: cc ReadItem certain
//                            ^^^^^^^^^^^ usage: attachments ReadItem certain
const t = `a ${it().itemId} b ${`c ${it().itemClass}`}`;
//                  ^^^^^^ usage: itemId ReadItem certain
//                                        ^^^^^^^^^ usage: itemClass ReadItem certain
const u = [!it().saveAsync, typeof it().itemId, void it().saveAsync, -it().start, ~it().end, +it().location];
//               ^^^^^^^^^ usage: saveAsync none probe certain
//                                      ^^^^^^ usage: itemId ReadItem certain
//                                                        ^^^^^^^^^ usage: saveAsync ReadWriteItem read certain
//                                                                         ^^^^^ usage: start ReadItem certain
//                                                                                      ^^^ usage: end ReadItem certain
//                                                                                                 ^^^^^^^^ usage: location ReadItem certain
const c = it().itemId ? it().subject : it().body;
//             ^^^^^^ usage: itemId ReadItem certain
//                           ^^^^^^^ usage: subject ReadItem certain
//                                          ^^^^ usage: body ReadItem certain
const s = (it().itemId, it().subject);
//              ^^^^^^ usage: itemId ReadItem certain
//                           ^^^^^^^ usage: subject ReadItem certain
const x = new Map([[it().itemId, it().subject]]);
//                       ^^^^^^ usage: itemId ReadItem certain
//                                    ^^^^^^^ usage: subject ReadItem certain
const l = it().itemId && it().subject || it().body;
//             ^^^^^^ usage: itemId ReadItem certain
//                            ^^^^^^^ usage: subject ReadItem certain
//                                            ^^^^ usage: body ReadItem certain
const q = it()?.itemId ?? it()?.subject;
//              ^^^^^^ usage: itemId ReadItem certain
//                              ^^^^^^^ usage: subject ReadItem certain
const i = it().itemId in it().categories, j = it().from instanceof Object;
//             ^^^^^^ usage: itemId ReadItem certain
//                            ^^^^^^^^^^ usage: categories ReadItem certain
//                                                 ^^^^ usage: from ReadItem certain
const f = (a = it().itemId, { b = it().subject } = {}) => a + b;
//                  ^^^^^^ usage: itemId ReadItem certain
//                                     ^^^^^^^ usage: subject ReadItem certain
const p = it().itemId ** 2 >>> it().itemClass;
//             ^^^^^^ usage: itemId ReadItem certain
//                                  ^^^^^^^^^ usage: itemClass ReadItem certain
let z = 0;
z += it().itemId;
//        ^^^^^^ usage: itemId ReadItem certain
z = z++ + it().itemClass;
//             ^^^^^^^^^ usage: itemClass ReadItem certain
delete o[it().itemId];
//            ^^^^^^ usage: itemId ReadItem certain
(async () => await it().subject)();
//                      ^^^^^^^ usage: subject ReadItem certain
(function* () { yield it().itemId; yield* it().attachments; })();
//                         ^^^^^^ usage: itemId ReadItem certain
//                                             ^^^^^^^^^^^ usage: attachments ReadItem certain
tag`x ${it().itemId}`;
//           ^^^^^^ usage: itemId ReadItem certain
import.meta.hot?.accept(it().itemId);
//                           ^^^^^^ usage: itemId ReadItem certain
console.log(n, a, t, u, c, s, x, l, q, i, j, f, p, /it\(\).itemId/.test(it().itemId));
//                                                                           ^^^^^^ usage: itemId ReadItem certain
export default it().subject;
//                  ^^^^^^^ usage: subject ReadItem certain
