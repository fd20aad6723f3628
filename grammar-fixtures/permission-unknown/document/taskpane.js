Office.onReady(() => Excel.run(async (context) => context.sync()));
