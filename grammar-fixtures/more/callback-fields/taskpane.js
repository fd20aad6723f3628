class Reader {
  constructor(field, callback) {
    this.field = field;
    this.callback = callback;
  }
  start() {
    this.field.getAsync({ asyncContext: this }, this.onResult);
    //         ^^^^^^^^ usage: ReadItem Recipients.getAsync certain
  }
  onResult(result) {
    const self = result.asyncContext;
    self.callback(result.value, self.field);
  }
}

new Reader(Office.context.mailbox.item.to, (people, field) => {
//                                     ^^ usage: to ReadItem certain
  console.log(people[0].displayName);
  //                    ^^^^^^^^^^^ usage: ReadItem EmailAddressDetails.displayName certain
  field.addAsync([]);
  //    ^^^^^^^^ usage: ReadWriteItem Recipients.addAsync certain
}).start();
