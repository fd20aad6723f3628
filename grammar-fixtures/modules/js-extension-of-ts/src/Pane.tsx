export default function Pane({ item }) {
  return <button onClick={() => item.sendAsync()}>Send</button>;
  //                                 ^^^^^^^^^ usage: sendAsync ReadWriteMailbox certain
}
