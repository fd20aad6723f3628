import { ref } from "vue";

export const useMail = () => {
  const item = ref();
  Office.onReady(() => (item.value = Office.context.mailbox.item));
  const write = (field) => field.setAsync("x");
  //                             ^^^^^^^^ usage: ReadWriteItem Subject.setAsync certain
  return { item, write };
};
