import { ref, reactive, computed, shallowRef, watch, onMounted } from "vue";

export function useMail() {
  const item = ref<any>(null);
  const state = reactive({ mailbox: Office.context.mailbox, body: null as any });
  const subject = computed(() => item.value.subject);
  //                                        ^^^^^^^ usage: subject ReadItem certain
  const draft = shallowRef<Office.MessageCompose>();

  onMounted(() => {
    item.value = Office.context.mailbox.item;
    state.body = item.value.body;
    //                      ^^^^ usage: body ReadItem certain
  });

  watch(item, (current) => current.saveAsync());
  //                               ^^^^^^^^^ usage: saveAsync ReadWriteItem certain

  function fill() {
    subject.value.setAsync("x");
    //            ^^^^^^^^ usage: ReadWriteItem Subject.setAsync certain
    state.body.setAsync("x");
    //         ^^^^^^^^ usage: ReadWriteItem Body.setAsync certain
    draft.value!.sendAsync();
    //           ^^^^^^^^^ usage: ReadWriteMailbox MessageCompose.sendAsync certain
  }

  return { item, fill };
}
