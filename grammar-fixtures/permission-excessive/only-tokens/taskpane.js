Office.context.roamingSettings.get("colour");
Office.context.mailbox.getUserIdentityTokenAsync((result) => { document.title = result.value; });
//                     ^^^^^^^^^^^^^^^^^^^^^^^^^ legacy-token: no longer works in Exchange Online
