// The typings ask for nothing, but Outlook on Windows does.
Office.context.ui.openBrowserWindow("https://addin.example.com/help");
Office.context.roamingSettings.get("theme");
