Office.onReady(() => {
  const { settings } = Office.context.document;
  settings.set("visits", (settings.get("visits") || 0) + 1);
  settings.saveAsync();
});
