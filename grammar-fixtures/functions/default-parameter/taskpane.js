export function save(item = Office.context.mailbox.item) {
  item.saveAsync();
  //   ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
}

export const read = ({ item, done = console.log } = { item: Office.context.mailbox.item }) => {
  item.body.getAsync("html", done);
  //   ^^^^ usage: body ReadItem certain
  //        ^^^^^^^^ usage: ReadItem Body.getAsync certain
};

export function open({ mailbox = Office.context.mailbox } = {}) {
  mailbox.displayNewMessageForm({});
  //      ^^^^^^^^^^^^^^^^^^^^^ usage: displayNewMessageForm ReadItem certain
}
