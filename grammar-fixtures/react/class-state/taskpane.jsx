import React from "react";

export class Draft extends React.Component {
  constructor(props) {
    super(props);
    this.state = { item: null, busy: false };
  }

  componentDidMount() {
    this.setState({ item: Office.context.mailbox.item });
  }

  render() {
    return <button onClick={() => this.state.item.saveAsync()}>Save</button>;
    //                                            ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
  }
}
