export function Pane() {
  const item = Office.context.mailbox.item;
  return (
    <div>
      {/* addinspect-ignore-next-line permission-exceeded: hidden in read mode */}
      <button onClick={() => item.body.setAsync("text")}>Fill</button>
      {/* addinspect-ignore-next-line permission-exceeded: gone */}
      {/* ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ suppression-unused: the next line has no `permission-exceeded` */}
      <p>{item.itemType}</p>
    </div>
  );
}
