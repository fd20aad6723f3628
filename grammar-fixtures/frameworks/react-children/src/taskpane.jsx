import React, { cloneElement, Children } from "react";

function WithItem({ render, children }) {
  const item = Office.context.mailbox.item;
  return (
    <div>
      {render(item)}
      {children({ body: item.body })}
      {/*                    ^^^^ usage: body ReadItem certain */}
    </div>
  );
}

const withMailbox = (Component) => (props) => <Component {...props} mailbox={Office.context.mailbox} />;

const Token = withMailbox(({ mailbox }) => (
  <button onClick={() => mailbox.makeEwsRequestAsync("<x/>", console.log)} />
  //                             ^^^^^^^^^^^^^^^^^^^ usage: makeEwsRequestAsync ReadWriteMailbox certain
  //                             ^^^^^^^^^^^^^^^^^^^ legacy-ews: no longer works in Exchange Online
));

export const App = () => (
  <>
    <WithItem render={(item) => <a onClick={() => item.saveAsync()} />}>
    {/*                                                ^^^^^^^^^ usage: saveAsync ReadWriteItem certain */}
      {({ body }) => <b onClick={() => body.setAsync("x")} />}
      {/*                                   ^^^^^^^^ usage: ReadWriteItem Body.setAsync certain */}
    </WithItem>
    <Token />
  </>
);
