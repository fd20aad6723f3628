//! Words of code that calls Microsoft Graph, Outlook REST or EWS by its address, or that asks for scopes.
//!
//! A realm without them is not searched for such calls. Finds too many rather than too few. Called by `relevance` and by the
//! lowering of statements.

use aho_corasick::AhoCorasick;
use std::sync::OnceLock;

const WORDS: [&str; 13] = [
    "graph.microsoft.com",
    "microsoft-graph-client",
    "MicrosoftGraph",
    "MSGraphClient",
    "outlook.office.com",
    "outlook.office365.com",
    "xchange.asmx",
    "restUrl",
    "ewsUrl",
    "acquireToken",
    "loginPopup",
    "loginRedirect",
    "ssoSilent",
];

/// Whether one of the words stands in a text.
pub(super) fn are_in(text: &str) -> bool {
    static SEARCH: OnceLock<Option<AhoCorasick>> = OnceLock::new();
    // The words are few and short: building can't fail; without them, all texts have one.
    let words = SEARCH.get_or_init(|| AhoCorasick::new(WORDS).ok());
    words.as_ref().is_none_or(|words| words.is_match(text))
}
