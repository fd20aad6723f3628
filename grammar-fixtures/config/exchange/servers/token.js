Office.context.mailbox.getCallbackTokenAsync(show);
//                     ^^^^^^^^^^^^^^^^^^^^^ hint[legacy-token]: is dead in Exchange Online
