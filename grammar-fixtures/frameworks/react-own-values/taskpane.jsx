import React from "react";
import { connect } from "react-redux";
import { observer } from "mobx-react";
import { PrimaryButton } from "@fluentui/react";

const Row = ({ item, onPick }) => <li onClick={() => onPick(item)}>{item.body.text}</li>;
//                                                                       ^^^^ usage: body maybe

@observer
class List extends React.Component {
  state = { rows: [], picked: null };

  load = (item) => item.body.getAsync("text", (result) => this.setState({ rows: [{ body: result.value }] }));
  //                    ^^^^ usage: body ReadItem certain
  //                         ^^^^^^^^ usage: getAsync ReadItem certain

  subjectOf(item) {
    return item.subject;
    //          ^^^^^^^ usage: subject ReadItem certain
  }

  componentDidMount() {
    this.item = Office.context.mailbox.item;
    this.load(this.item);
    this.props.onLoad(this.subjectOf(this.item));
  }

  componentDidUpdate(earlier) {
    if (earlier.rows !== this.props.rows) {
      this.setState({ picked: null });
    }
  }

  render() {
    return (
      <div ref={(element) => element && element.focus()}>
        {this.state.rows.map((row) => (
          <Row key={row.id} item={row} onPick={(picked) => this.setState({ picked })} />
        ))}
        <PrimaryButton text={this.subjectOf(this.item)} onClick={() => this.load(this.item)} />
      </div>
    );
  }
}

export default connect()(List);
