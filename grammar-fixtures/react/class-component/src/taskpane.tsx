import React from "react";

interface Props {
  item: Office.MessageCompose;
}

class Draft extends React.Component<Props, { body?: Office.Body }> {
  state = { body: this.props.item.body };
  //                              ^^^^ usage: ReadItem MessageCompose.body certain

  save = () => {
    this.props.item.saveAsync();
    //              ^^^^^^^^^ usage: ReadWriteItem MessageCompose.saveAsync certain
    this.state.body.setAsync("x");
    //              ^^^^^^^^ usage: ReadWriteItem Body.setAsync certain
  };

  render() {
    const { item } = this.props;
    return <button onClick={this.save}>{String(item.subject)}</button>;
    //                                              ^^^^^^^ usage: ReadItem MessageCompose.subject certain
  }
}

export const App = () => <Draft item={Office.context.mailbox.item as any} />;
