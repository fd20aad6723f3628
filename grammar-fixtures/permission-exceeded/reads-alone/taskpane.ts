// Nobody here is seen to get one.
export function id(selected: Office.SelectedItemDetails) {
  return selected.itemId;
  //              ^^^^^^ permission-exceeded: needs ReadWriteMailbox, manifest.xml declares ReadItem
}
