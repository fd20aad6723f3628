const item = () => Office.context.mailbox.item;

export default {
  item,
  nested: {
    write: (field) => field.setAsync("x"),
    //                      ^^^^^^^^ usage: ReadWriteItem Subject.setAsync certain
  },
};

export const api = {
  send() {
    item().sendAsync();
    //     ^^^^^^^^^ usage: sendAsync ReadWriteMailbox certain
  },
};
