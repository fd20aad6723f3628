Office.onReady(() => Office.context.roamingSettings.get("x"));
