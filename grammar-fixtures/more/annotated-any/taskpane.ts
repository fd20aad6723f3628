const mailboxItem: any = Office.context.mailbox.item;
let body: unknown = mailboxItem.body;
//                              ^^^^ usage: body ReadItem certain
const options: object = { subject: mailboxItem.subject };
//                                             ^^^^^^^ usage: subject ReadItem certain
const bag: Record<string, any> = { location: mailboxItem.location };
//                                                       ^^^^^^^^ usage: location ReadItem certain
const list: any[] = [mailboxItem.to];
//                               ^^ usage: to ReadItem certain

(body as any).setAsync("x");
//            ^^^^^^^^ usage: ReadWriteItem Body.setAsync certain
(options as any).subject.setAsync("x");
//                       ^^^^^^^^ usage: ReadWriteItem Subject.setAsync certain
bag.location.setAsync("x");
//           ^^^^^^^^ usage: ReadWriteItem Location.setAsync certain
list[0].addAsync([]);
//      ^^^^^^^^ usage: ReadWriteItem Recipients.addAsync certain
run(mailboxItem);

function run(item: any, done?: Function): any {
  item.saveAsync(done);
  //   ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
}
