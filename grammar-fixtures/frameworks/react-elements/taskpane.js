import React, { Children, Component, cloneElement, createContext, createElement } from "react";
import { connect } from "react-redux";
import { h } from "preact";

class ByProps extends Component {
  constructor(props) {
    super(props);
    this.service = props.mail;
    this.state = { mail: props.mail };
  }
  static getDerivedStateFromProps(props) {
    return { derived: props.mail };
  }
  componentDidUpdate(earlier) {
    earlier.mail.body.setAsync("update");
    //           ^^^^ usage: body certain
    //                ^^^^^^^^ usage: Body.setAsync certain
  }
  shouldComponentUpdate(next, state) {
    return next.mail.subject.setAsync("next") || state.mail.saveAsync();
    //                                                      ^^^^^^^^^ usage: saveAsync certain
    //               ^^^^^^^ usage: subject certain
    //                       ^^^^^^^^ usage: Subject.setAsync certain
  }
  render() {
    this.props.mail.body.prependAsync("props");
    //              ^^^^ usage: body certain
    //                   ^^^^^^^^^^^^ usage: prependAsync certain
    this.state.derived.location.setAsync("derived");
    //                 ^^^^^^^^ usage: location certain
    //                          ^^^^^^^^ usage: Location.setAsync certain
    return this.service.body.setSelectedDataAsync("service");
    //                  ^^^^ usage: body certain
    //                       ^^^^^^^^^^^^^^^^^^^^ usage: setSelectedDataAsync certain
  }
}

const Wrapped = connect()(
  class extends Component {
    render() {
      return this.props.mail.cc.setAsync([]);
      //                     ^^ usage: cc certain
      //                        ^^^^^^^^ usage: Recipients.setAsync certain
    }
  }
);

const Mail = createContext(null);

class ByContext extends Component {
  static contextType = Mail;
  render() {
    return this.context.bcc.addAsync([]);
    //                  ^^^ usage: MessageCompose.bcc certain
    //                      ^^^^^^^^ usage: Recipients.addAsync certain
  }
}

const ByDefault = (props) => props.mail.removeAttachmentAsync("1");
//                                      ^^^^^^^^^^^^^^^^^^^^^ usage: removeAttachmentAsync certain
ByDefault.defaultProps = { mail: Office.context.mailbox.item };

const Child = ({ mail }) => mail.start.setAsync(new Date());
//                               ^^^^^ usage: start certain
//                                     ^^^^^^^^ usage: Time.setAsync certain

const Around = ({ children }) => cloneElement(children, { mail: Office.context.mailbox.item });

const First = ({ children }) => Children.map(children, (child) => child.props.mail.end.setAsync(new Date()));
//                                                                                 ^^^ usage: end certain
//                                                                                     ^^^^^^^^ usage: Time.setAsync certain

export const App = () => {
  const mail = Office.context.mailbox.item;
  return createElement(
    Mail.Provider,
    { value: mail },
    createElement(ByProps, { mail }),
    createElement(Wrapped, { mail }),
    createElement(Mail.Consumer, null, (value) => value.requiredAttendees.setAsync([])),
    //                                                  ^^^^^^^^^^^^^^^^^ usage: requiredAttendees certain
    //                                                                    ^^^^^^^^ usage: Recipients.setAsync certain
    createElement(Around, null, createElement(Child)),
    createElement(First, null, createElement("b", { mail })),
    h(ByContext),
    h(ByDefault)
  );
};
