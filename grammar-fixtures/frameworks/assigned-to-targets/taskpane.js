/* global $, _, found */
const item = () => Office.context.mailbox.item;

const plain = {};
$.extend(plain, { mail: item() });
plain.mail.body.setAsync("extend");
//         ^^^^ usage: body certain
//              ^^^^^^^^ usage: Body.setAsync certain

const deep = {};
$.extend(true, deep, { mail: item() });
deep.mail.body.prependAsync("deep");
//        ^^^^ usage: body certain
//             ^^^^^^^^^^^^ usage: prependAsync certain

const other = { run() {} };
_.defaults(other, { mail: item() });
other.mail.subject.setAsync("lodash");
//         ^^^^^^^ usage: subject certain
//                 ^^^^^^^^ usage: Subject.setAsync certain

Object.assign(window, { found: item() });
found.location.setAsync("global");
//    ^^^^^^^^ usage: location certain
//             ^^^^^^^^ usage: Location.setAsync
$.extend(globalThis, { again: item() });
window.again.saveAsync();
//           ^^^^^^^^^ usage: saveAsync

const owner = { mail: item() };
const click = $.proxy(function () {
  this.mail.removeAttachmentAsync("1");
  //        ^^^^^^^^^^^^^^^^^^^^^ usage: removeAttachmentAsync certain
}, owner);
$("#run").click(click);

$.each([item()], function () {
  this.body.setSelectedDataAsync("each");
  //   ^^^^ usage: body certain
  //        ^^^^^^^^^^^^^^^^^^^^ usage: setSelectedDataAsync certain
});

const bound = click.bind(null);
bound.mail = item();
bound.mail.cc.setAsync([]);
//         ^^ usage: cc certain
//            ^^^^^^^^ usage: Recipients.setAsync certain
console.mail = item();
console.mail.bcc.setAsync([]);
//           ^^^ usage: MessageCompose.bcc certain
//               ^^^^^^^^ usage: Recipients.setAsync
