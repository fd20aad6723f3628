Office.onReady((info) => {
  Office.context.document.settings.get("theme");
  window[info.host].run(async (context) => context.sync());
});
