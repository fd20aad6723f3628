class Base {
  constructor(item) {
    this.item = item;
  }
  body() {
    return this.item.body;
    //               ^^^^ usage: body ReadItem certain
  }
  save() {
    this.item.saveAsync();
    //        ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
  }
}

class Reply extends Base {
  constructor() {
    super(Office.context.mailbox.item);
  }
  fill(text) {
    this.body().setAsync(text);
    //          ^^^^^^^^ usage: ReadWriteItem Body.setAsync certain
    this.item.subject.setAsync(text);
    //        ^^^^^^^ usage: subject ReadItem field certain
    //                ^^^^^^^^ usage: ReadWriteItem Subject.setAsync certain
  }
  body() {
    return super.body();
  }
}

class Invitation extends Base {
  body() {
    return this.item.location;
    //               ^^^^^^^^ usage: location ReadItem certain
  }
}

Office.onReady(() => {
  new Reply().fill("x");
  new Invitation(Office.context.mailbox.item).body().getAsync(console.log);
  //                                                 ^^^^^^^^ usage: ReadItem Location.getAsync certain
});
