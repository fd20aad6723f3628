import Vue from "vue";
import store from "./store";

new Vue({
  el: "#app",
  data: { mailbox: Office.context.mailbox },
  created() {
    this.mailbox.item.saveAsync();
    //                ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
    store.open();
  },
});
