import * as React from "react";
import { DefaultButton } from "@fluentui/react";

export interface AppProps {
  title: string;
  isOfficeInitialized: boolean;
}

export interface AppState {
  listItems: string[];
}

export default class App extends React.Component<AppProps, AppState> {
  constructor(props, context) {
    super(props, context);
    this.state = { listItems: [] };
  }

  click = async () => {
    const item = Office.context.mailbox.item;
    this.setState({ listItems: [item.itemId] });
    //                               ^^^^^^ usage: itemId ReadItem certain
    await this.insert(item);
  };

  insert = (message) =>
    new Promise<void>((resolve) => message.body.setSelectedDataAsync("x", () => resolve()));
    //                                     ^^^^ usage: body ReadItem certain
    //                                          ^^^^^^^^^^^^^^^^^^^^ usage: setSelectedDataAsync ReadWriteItem certain

  render() {
    return <DefaultButton onClick={this.click}>{this.props.title}</DefaultButton>;
  }
}
