Office.onReady(() => {
  const item = Office.context.mailbox.item;
  // addinspect-ignore-next-line permission-exceeded
  // ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning[suppression-without-reason]: does not say why
  item.body.setAsync("text");
  // addinspect-ignore-next-line permission-exceeded the colon is missing
  // ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ suppression-without-reason: does not say why
  item.subject.setAsync("text");
  // addinspect-ignore-next-line permission-exceeded: TODO say why
  // ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ suppression-without-reason: does not say why
  item.categories.addAsync(["a"]);
  // addinspect-ignore-next-line permission-exceeded: users of this manifest never come here
  item.location.setAsync("text");
});
