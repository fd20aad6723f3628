function save() {
  Office.context.mailbox.item.saveAsync();
  //                          ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
}

export function App() {
  return (
    <div>
      <button onClick={save}>Save
    </div>
  );
}

export function send() {
  Office.context.mailbox.item.sendAsync();
  //                          ^^^^^^^^^ usage: sendAsync ReadWriteMailbox certain
}
