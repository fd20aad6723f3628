import { createApp } from "vue";
import Pane from "./Pane.vue";

createApp(Pane, { item: Office.context.mailbox.item }).mount("#app");
