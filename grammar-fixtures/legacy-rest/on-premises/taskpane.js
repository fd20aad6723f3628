fetch("https://outlook.office.com/api/v2.0/me/events");
// @1-5 hint[legacy-rest]: `exchange` says that no mailboxes are in Exchange Online.
