// Nothing here calls what it looks for: the add-in reads.
const item = Office.context.mailbox.item;
if (item.saveAsync) start();
//       ^^^^^^^^^ usage: saveAsync none probe certain
while (!item.saveAsync) start();
//           ^^^^^^^^^ usage: saveAsync none probe certain
do start(); while (item?.saveAsync);
//                       ^^^^^^^^^ usage: saveAsync none probe certain
for (; item.saveAsync; ) start();
//          ^^^^^^^^^ usage: saveAsync none probe certain
const ternary = item.saveAsync ? 1 : 2;
//                   ^^^^^^^^^ usage: saveAsync none probe certain
const twice = !!item.body.setAsync;
//                   ^^^^ usage: body ReadItem read
//                        ^^^^^^^^ usage: setAsync none probe certain
const boolean = Boolean(item.body?.setAsync);
//                           ^^^^ usage: body ReadItem read
//                                 ^^^^^^^^ usage: setAsync none probe certain
const type = typeof item.body.setAsync;
//                       ^^^^ usage: body ReadItem read
//                            ^^^^^^^^ usage: setAsync none probe certain
const compared = item.saveAsync == null || undefined !== item["saveAsync"];
//                    ^^^^^^^^^ usage: saveAsync none probe certain
//                                                            ^^^^^^^^^^^ usage: saveAsync none probe certain
const instance = (item.saveAsync) instanceof Function;
//                     ^^^^^^^^^ usage: saveAsync none probe certain
switch (typeof item.saveAsync) {
//                  ^^^^^^^^^ usage: saveAsync none probe certain
  case "function":
    start();
}
const here = "saveAsync" in item && Reflect.has(item, 'saveAsync');
//           ^^^^^^^^^^^ usage: saveAsync none probe likely
//                                                    ^^^^^^^^^^^ usage: saveAsync none probe likely
const own = item.hasOwnProperty("saveAsync") || Object.hasOwn(item, `saveAsync`);
//                              ^^^^^^^^^^^ usage: saveAsync none probe likely
//                                                                  ^^^^^^^^^^^ usage: saveAsync none probe likely
const called = Object.prototype.hasOwnProperty.call(item, "saveAsync");
//                                                        ^^^^^^^^^^^ usage: saveAsync none probe likely
const library = _.isFunction(item.saveAsync);
//                                ^^^^^^^^^ usage: saveAsync none probe certain
if (item.body && (item.body.setAsync || item.saveAsync)) start();
//       ^^^^ usage: body ReadItem read
//                     ^^^^ usage: body ReadItem read
//                          ^^^^^^^^ usage: setAsync none probe certain
//                                           ^^^^^^^^^ usage: saveAsync none probe certain
const chosen = (compared ? item.saveAsync : start) === undefined;
//                              ^^^^^^^^^ usage: saveAsync none probe certain

// To look at a property reads it; to ask for its name does not.
if (item.subject) start();
//       ^^^^^^^ usage: subject ReadItem read
if (typeof item.itemId === "string") start();
//              ^^^^^^ usage: itemId ReadItem read
if ("itemId" in item) start();

function start() {}
