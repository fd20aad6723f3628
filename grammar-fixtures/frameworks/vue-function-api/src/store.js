const state = { item: null };

export default {
  state,
  open() {
    state.item = Office.context.mailbox.item;
    this.fill();
  },
  fill() {
    this.state.item.body.setAsync("x");
    //              ^^^^ usage: body ReadItem certain
    //                   ^^^^^^^^ usage: ReadWriteItem Body.setAsync certain
  },
};
