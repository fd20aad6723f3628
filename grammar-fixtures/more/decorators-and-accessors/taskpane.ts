function logged(target: any, context: any) {
  return target;
}

class Pane {
  @logged accessor item: any = Office.context.mailbox.item;
  declare body: Office.Body;
  static readonly shared = new Pane();

  @logged
  save(): void {
    this.item.saveAsync();
    //        ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
    Pane.shared.body.setAsync("x");
    //               ^^^^^^^^ usage: ReadWriteItem Body.setAsync certain
  }
}

Pane.shared.save();
