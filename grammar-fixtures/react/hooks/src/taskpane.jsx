import React, { useState, useRef, useMemo, useCallback, useEffect } from "react";
import { createRoot } from "react-dom/client";

function App() {
  const [item, setItem] = useState(null);
  const [mailbox] = useState(() => Office.context.mailbox);
  const body = useRef(null);
  const subject = useMemo(() => item && item.subject, [item]);
  //                                         ^^^^^^^ usage: subject ReadItem certain

  useEffect(() => {
    setItem(Office.context.mailbox.item);
    body.current = Office.context.mailbox.item.body;
    //                                         ^^^^ usage: body ReadItem certain
  }, []);

  const fill = useCallback(
    (text) => {
      subject.setAsync(text);
      //      ^^^^^^^^ usage: ReadWriteItem Subject.setAsync certain
      body.current.setAsync(text);
      //           ^^^^^^^^ usage: ReadWriteItem Body.setAsync certain
      item.saveAsync();
      //   ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
    },
    [subject, item],
  );

  return <button onClick={() => fill(mailbox.userProfile.displayName)}>Fill in</button>;
  //                                         ^^^^^^^^^^^ usage: userProfile ReadItem certain
  //                                                     ^^^^^^^^^^^ usage: ReadItem UserProfile.displayName certain
}

Office.onReady(() => createRoot(document.getElementById("root")).render(<App />));
