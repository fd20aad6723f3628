Office.context.mailbox.getCallbackTokenAsync(show);
//                     ^^^^^^^^^^^^^^^^^^^^^ hint[legacy-token]: no longer works in Exchange Online
