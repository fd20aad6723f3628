export function first(item: Office.MessageCompose): void {
  item.body.setAsync("x");
  //   ^^^^ usage: ReadItem MessageCompose.body certain
  //        ^^^^^^^^ usage: ReadWriteItem Body.setAsync certain
}

const x: Array<string = [];

export function second(item: Office.MessageCompose): void {
  item.saveAsync();
  //   ^^^^^^^^^ usage: ReadWriteItem MessageCompose.saveAsync certain
}
