/* global $, React, ko, customElements, HTMLElement */
import { EventEmitter } from "rxjs";
import { reaction } from "mobx";

const item = () => Office.context.mailbox.item;

// An element keeps what is stored on it, and is `this` in its handlers.
document.body.held = item();
document.body.addEventListener("click", function () {
  this.held.body.setAsync("x");
  //        ^^^^ usage: body maybe
  //             ^^^^^^^^ usage: Body.setAsync maybe
});

class Pane extends HTMLElement {
  attributeChangedCallback() {
    this.own.body.prependAsync("x");
    //       ^^^^ usage: body maybe
    //            ^^^^^^^^^^^^ usage: prependAsync maybe
  }
}
customElements.define("a-pane", Pane);
document.querySelector("a-pane").own = item();

// A library makes the class.
const View = React.createClass({
  render() {
    return this.props.mail.saveAsync();
    //                     ^^^^^^^^^ usage: saveAsync maybe
  },
});
React.createElement(View, { mail: item() });

// A library writes on what it is given.
const target = {};
ko.utils.extend(target, { added: item() });
target.added.subject.setAsync("x");
//           ^^^^^^^ usage: subject maybe
//                   ^^^^^^^^ usage: Subject.setAsync maybe

// A superclass hands on what its methods are given.
class Events extends EventEmitter {
  run() {
    this.emit({ sent: item() });
  }
}
new Events().subscribe((event) => event.sent.location.setAsync("x"));
//                                           ^^^^^^^^ usage: location maybe
//                                                    ^^^^^^^^ usage: Location.setAsync maybe

// One callback is given what another one returned.
reaction(
  () => item(),
  (value) => value.removeAttachmentAsync("1")
  //               ^^^^^^^^^^^^^^^^^^^^^ usage: removeAttachmentAsync maybe
);

// What was put away under one name comes back under another, or under none.
$("#run").data({ stored: item() });
$("#run").data("stored").cc.setAsync([]);
//                       ^^ usage: cc maybe
//                          ^^^^^^^^ usage: Recipients.setAsync maybe
