Office.onReady(async (info) => {
  if (info.host === Office.HostType.OneNote) {
    await OneNote.run(async (context) => context.sync());
  }
  Office.context.document.setSelectedDataAsync("Hello");
});
