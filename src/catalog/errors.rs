//! Error codes of Office.js that have to do with permissions, tokens and requests. Facts with their sources; no
//! decision depends on them. Knows nothing about members. Called by `explain`.

use super::SHIPPED_LIBRARY;
use std::fmt::Write as _;

/// What a failed call says, and what it means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ErrorCode {
    /// `asyncResult.error.code`.
    pub code: u16,
    /// `asyncResult.error.name`.
    pub name: &'static str,
    /// `asyncResult.error.message`; empty where the library has none of its own.
    pub message: &'static str,
    /// What it means, a sentence each: the likeliest cause first.
    pub means: &'static [&'static str],
    /// Where to read about it.
    pub url: &'static str,
}

const TOKENS: &str =
    "https://learn.microsoft.com/office/dev/add-ins/outlook/faq-nested-app-auth-outlook-legacy-tokens";
const OFF: &str = "Legacy tokens are turned off in Exchange Online, and no permission level brings them back. Use \
                   nested app authentication and Microsoft Graph.";
const ON_PREMISES: &str = "On Exchange Server, the server or the connection has failed.";

const ROWS: [ErrorCode; 15] = [
    ErrorCode {
        code: 7000,
        name: "Permission Denied",
        message: "You don't have sufficient permissions for this action.",
        means: &[
            "The manifest declares too low a permission level; run `explain` with the member's name to see which \
             one it needs.",
            "Or the client lacks the member, whatever the manifest declares: it supports only older requirement sets, or does \
             not have the member at all. `explain` names the set; on a Mac, the level alone never explains the error.",
        ],
        url: "https://github.com/OfficeDev/office-js/issues/3688",
    },
    ErrorCode {
        code: 9017,
        name: "AccessRestricted",
        message: "",
        means: &[
            "Exchange refuses the token or the request.",
            "The error is older than the end of the legacy tokens, so it does not prove that they are the cause.",
        ],
        url: "https://github.com/OfficeDev/office-js/issues/5487",
    },
    ErrorCode {
        code: 9018,
        name: "GenericTokenError",
        message: "An internal error has occurred.",
        means: &[OFF, ON_PREMISES],
        url: TOKENS,
    },
    ErrorCode {
        code: 9020,
        name: "GenericResponseError",
        message: "An internal error has occurred.",
        means: &[
            "`makeEwsRequestAsync` needs a legacy token, and these are turned off in Exchange Online. EWS itself \
             shuts down there on 1 April 2027.",
            "`loadCustomPropertiesAsync` also returns this error if the server does not respond.",
        ],
        url: "https://github.com/OfficeDev/office-js/issues/5481",
    },
    ErrorCode {
        code: 9029,
        name: "CanOnlyGetTokenForSavedItem",
        message: "The token can't be retrieved until the item is saved.",
        means: &[
            "A message or appointment that is being composed must first be saved with `saveAsync` (read/write item).",
        ],
        url: SHIPPED_LIBRARY,
    },
    ErrorCode {
        code: 9032,
        name: "",
        message: "API not supported for extension point.",
        means: &[
            "The member cannot be called in this event handler or command, whatever the permission level.",
        ],
        url: SHIPPED_LIBRARY,
    },
    ErrorCode {
        code: 9038,
        name: "InsufficientItemPermissionsError",
        message: "The user doesn't have the permissions required to perform this operation.",
        means: &[
            "The user lacks a permission for this item, for example in a shared folder.",
            "`loadItemByIdAsync` returns this error if the manifest declares less than ReadWriteMailbox.",
        ],
        url: "https://github.com/OfficeDev/office-js/issues/5815",
    },
    ErrorCode {
        code: 9040,
        name: "HTTPRequestFailure",
        message: "The request has failed. Please look at the diagnostics object for the HTTP error code.",
        means: &["The server refused the request; `asyncResult.diagnostics` contains the HTTP status."],
        url: "https://learn.microsoft.com/javascript/api/office/office.asyncresult",
    },
    ErrorCode {
        code: 9041,
        name: "NetworkError",
        message: "",
        means: &["The client could not reach the server."],
        url: "https://learn.microsoft.com/javascript/api/office/office.asyncresult",
    },
    ErrorCode {
        code: 9042,
        name: "InternalServerError",
        message: "The Exchange server returned an error. Please look at the diagnostics object for more information.",
        means: &[OFF, ON_PREMISES],
        url: "https://github.com/OfficeDev/office-js/issues/5694",
    },
    ErrorCode {
        code: 9046,
        name: "",
        message: "The id can't be retrieved until the item is saved.",
        means: &[
            "A message or appointment that is being composed must first be saved with `saveAsync` (read/write item).",
        ],
        url: SHIPPED_LIBRARY,
    },
    ErrorCode {
        code: 9047,
        name: "MissingExtendedPermissionsForAPIError",
        message: "Extended Permission missing for the API call.",
        means: &["The manifest lacks the extended permission `AppendOnSend` (unified manifest: \
             `Mailbox.AppendOnSend.User`), which `appendOnSendAsync` and `prependOnSendAsync` need in addition to \
             their level."],
        url: SHIPPED_LIBRARY,
    },
    ErrorCode {
        code: 9048,
        name: "TokenAccessDenied",
        message: "A REST token is only available with ReadWriteMailbox permission when there is no item context.",
        means: &["No item is selected, for example in a pinned pane, and the manifest declares less than \
             ReadWriteMailbox."],
        url: SHIPPED_LIBRARY,
    },
    ErrorCode {
        code: 9055,
        name: "",
        message: "API not supported for shared folders.",
        means: &["The item is in a shared folder; no permission level changes that."],
        url: SHIPPED_LIBRARY,
    },
    ErrorCode {
        code: 5009,
        name: "API Not Supported",
        message: "This browser does not support the requested API.",
        means: &[
            "This is not about permissions, although one page of the documentation calls it `Permission Denied`.",
        ],
        url: SHIPPED_LIBRARY,
    },
];

/// What is known about a code.
pub fn error_code(code: u16) -> Option<&'static ErrorCode> {
    ROWS.iter().find(|row| row.code == code)
}

/// All codes.
pub fn error_codes() -> impl Iterator<Item = u16> {
    ROWS.iter().map(|row| row.code)
}

/// Its page, in Markdown.
pub fn describe_error(error: &ErrorCode) -> String {
    let name = if error.name.is_empty() { String::new() } else { format!(" ({})", error.name) };
    let mut page = format!("# Error {}{name}\n", error.code);
    // Writing into a string can't fail.
    if !error.message.is_empty() {
        let _ = write!(page, "\n> {}\n", error.message);
    }
    page.push('\n');
    for (index, sentence) in error.means.iter().enumerate() {
        let _ = writeln!(page, "{}. {sentence}", index + 1);
    }
    let _ = write!(page, "\n{}\n", error.url);
    page
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_says_something_and_has_a_page() {
        let mut codes: Vec<u16> = error_codes().collect();
        codes.dedup();
        assert_eq!(codes.len(), ROWS.len());
        for row in ROWS {
            assert!(!row.means.is_empty() && row.url.starts_with("https://"), "{row:?}");
            assert!(row.means.iter().all(|sentence| sentence.ends_with('.')), "{row:?}");
        }
    }

    #[test]
    fn a_page_has_the_message_and_numbers_the_causes() {
        let page = error_code(7000).map(describe_error).unwrap_or_default();
        assert!(page.starts_with("# Error 7000 (Permission Denied)\n\n> You don't have"), "{page}");
        assert!(
            page.contains("\n1. The manifest declares") && page.contains("\n2. Or the client lacks"),
            "{page}"
        );
    }
}
