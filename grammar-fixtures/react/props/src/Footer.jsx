export default function Footer(props) {
  const { item, onSave } = props;
  return <button onClick={() => onSave(props.item)}>{item.itemId}</button>;
  //                                                      ^^^^^^ usage: itemId ReadItem certain
}

export function Send({ children }) {
  return <a onClick={() => children("x")}>Send</a>;
}
