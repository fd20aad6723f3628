const form = {
  subject: { value: "", setAsync(text) { this.value = text; }, getAsync: (done) => done({ value: "" }) },
  body: { setAsync: async (text) => text },
  notificationMessages: [],
};

const cache = new Map();

Office.onReady(() => {
  form.subject.setAsync("x");
  form.body.setAsync("x");
  form.notificationMessages.addAsync?.("x");
  cache.getAsync?.("x");
  $.ajax({ body: form.body, subject: form.subject });
  const item = localStorage.getItem("item");
  console.log(item.subject, item.body, item.attachments);
  console.log(Office.context.mailbox.item.subject);
  //                                      ^^^^^^^ usage: subject ReadItem certain
});
