//! What an add-in cannot do with EWS, whatever the operation; and the page about EWS as a whole.
//!
//! Facts from the vendor's page about web services, the typings and the shipped library. Called by pages and by whoever
//! reads requests.

use super::{Callable, operations};
use crate::catalog::source::{Citation, EWSDOC, PERM, RTLIB, Statement, source_list};
use crate::catalog::{describe_legacy, legacy};
use std::fmt::Write as _;

/// A request may have so many characters; a longer one is refused with [`REQUEST_TOO_LONG`].
pub const REQUEST_CHARACTERS: usize = 1_000_000;

/// What the library throws at a longer request, as it spells it.
pub const REQUEST_TOO_LONG: &str = "The request exceeds the 1 MB size limit. Please modify your EWS request.";

static LIMITS: [Statement; 6] = [
    Statement::of(&EWSDOC, "Outlook on Android and iOS does not support it, nor do Gmail mailboxes."),
    Statement::of(&EWSDOC, "It does not work in shared folders and shared mailboxes."),
    Statement::of(
        &RTLIB,
        "A request has 1,000,000 characters at most; the library refuses a longer one: \"The request exceeds the 1 MB size limit. \
               Please modify your EWS request.\"",
    ),
    Statement::of(&EWSDOC, "A response has 5 MB at most, 1 MB in older clients."),
    Statement::of(
        &EWSDOC,
        "Associated (hidden) items cannot be created or updated: \"Office extension is not allowed to update this type of item\".",
    ),
    Statement::of(&EWSDOC, "The administrator of the server has to allow it (`OAuthAuthentication`)."),
];

/// What an add-in cannot do with EWS, whatever the operation.
pub fn limits() -> &'static [Statement] {
    &LIMITS
}

/// The page about EWS, in Markdown.
pub fn describe_ews() -> String {
    let mut page = "# Exchange Web Services (EWS) in add-ins, through `makeEwsRequestAsync`\n\n".to_owned();
    page.push_str(&legacy("Office.Mailbox.makeEwsRequestAsync").map(describe_legacy).unwrap_or_default());
    page.push_str("## Operations that an add-in may call\n\n");
    // Writing into a string can't fail.
    for operation in operations().iter().filter(|operation| operation.is_callable()) {
        let by_one =
            if operation.callable == Callable::OnePageOnly { " (by one of two vendor pages)" } else { "" };
        let _ = writeln!(page, "- {}{by_one}", operation.name);
    }
    page.push_str("\n`explain EWS:FindItem` says what does the work of an operation now.\n\n## Limits\n\n");
    for limit in limits() {
        let _ = writeln!(page, "- {}", limit.marked());
    }
    page.push('\n');
    let lists = [Citation::sure(&EWSDOC), Citation::sure(&PERM)];
    page.push_str(&source_list(lists.iter().chain(limits().iter().map(|limit| &limit.citation))));
    page
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::source::tests::assert_cited;

    #[test]
    fn every_limit_has_its_source() {
        limits().iter().for_each(|limit| assert_cited(&limit.citation));
        assert!(limits().iter().any(|limit| limit.text.contains(REQUEST_TOO_LONG)));
        assert_eq!(REQUEST_CHARACTERS, 1_000_000);
    }

    #[test]
    fn the_page_lists_the_operations_and_the_limits() {
        let page = describe_ews();
        assert_eq!(
            page.lines().filter(|line| line.starts_with("- ") && !line.contains('.')).count(),
            17,
            "{page}"
        );
        for phrase in [
            "- ExpandDL (by one of two",
            "shuts down on 1 April 2027",
            "- It does not work in shared folders",
        ] {
            assert!(page.contains(phrase), "{page}");
        }
    }
}
