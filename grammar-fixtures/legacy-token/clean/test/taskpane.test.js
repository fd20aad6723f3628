test("signs in", () => {
  Office.context.mailbox.getCallbackTokenAsync(() => {});
});
