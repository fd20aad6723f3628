import * as React from "react";
import { Header } from "./Header";
import Footer, { Send } from "./Footer";

export function App() {
  const item = Office.context.mailbox.item;
  const shared = { item, onSave: (message) => message.saveAsync() };
  //                                                  ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
  return (
    <>
      <Header subject={item.subject} title="Draft" />
      {/*                   ^^^^^^^ usage: subject ReadItem certain */}
      <Footer {...shared} />
      <Send>{(text) => item.body.setAsync(text)}</Send>
      {/*                   ^^^^ usage: body ReadItem certain */}
      {/*                        ^^^^^^^^ usage: ReadWriteItem Body.setAsync certain */}
    </>
  );
}
