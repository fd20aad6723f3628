//! Notes about strings: what stands in them, what is added to variables, where ways part, what stands in for nothing.
//!
//! For whoever reads strings when everything is solved (`analysis/strings`); the solver passes them over. Only statements
//! whose words can be of a request or of what is started are noted. Called where strings, `+=`, `||` and branches are lowered.

use super::{Kind, Lowerer, TsNode};
use crate::analysis::ir::{Mark, Node, Op};
use crate::catalog::ews::ews_words;
use aho_corasick::AhoCorasick;
use std::sync::OnceLock;

/// Words of SOAP.
const SOAP: [&str; 8] = ["</", "/>", "xmlns", "soap", "Soap", "SOAP", "nvelope", "EwsRequest"];

/// Words of code that a request to a web service or for a token may be put together in.
const WEB: [&str; 42] = [
    "http",
    "graph",
    "Graph",
    "GRAPH",
    "/me",
    "me/",
    "users/",
    "v1.0",
    "v2.0",
    "/beta",
    "\"beta\"",
    "'beta'",
    "utlook.office",
    "xchange.asmx",
    "restUrl",
    "ewsUrl",
    "fetch",
    "Fetch",
    "jax",
    "$http",
    "axios",
    "XMLHttp",
    ".api(",
    "method",
    "scope",
    "Scope",
    "SCOPE",
    ".Read",
    ".read",
    ".Send",
    ".send",
    "cquireToken",
    "\"/",
    "'/",
    "`/",
    "}/",
    "/\"",
    "/'",
    "/`",
    "/$",
    "Url",
    "URL",
];

/// Words of code that gives functions the names of a manifest, or opens pages.
const STARTS: [&str; 3] = ["associate", "displayDialog", ".htm"];

/// Whether a statement has strings that are read, or parts of such. Finds too many rather than too few.
pub(super) fn may_be_request(text: &str) -> bool {
    static WORDS: OnceLock<Option<AhoCorasick>> = OnceLock::new();
    // The words are few and short: building can't fail; without them, all statements are noted.
    let words = WORDS
        .get_or_init(|| AhoCorasick::new(SOAP.into_iter().chain(WEB).chain(STARTS).chain(ews_words())).ok());
    words.as_ref().is_none_or(|words| words.is_match(text))
}

impl<'t> Lowerer<'t, '_> {
    /// `to` is what stands between these bytes.
    pub(super) fn note_literal(&mut self, to: Node, start: usize, end: usize) {
        if self.notes_strings {
            let (start, end) = (self.offset(start), self.offset(end.max(start)));
            self.emit(Op::Literal { to, start, end });
        }
    }

    /// `left += from`
    pub(super) fn note_append(&mut self, left: TsNode<'t>, from: Node) {
        if self.kind(left) == Kind::Identifier && self.template.is_none() {
            let var = self.reference(left);
            self.emit(Op::Append { var, from });
        }
    }

    /// `to` is the first of what is copied to it that is something.
    pub(super) fn note_first_of(&mut self, to: Node) {
        if self.notes_strings {
            self.emit(Op::FirstOf { to });
        }
    }

    /// Ways part or meet.
    pub(super) fn mark(&mut self, mark: Mark) {
        if self.notes_strings {
            self.emit(Op::Mark(mark));
        }
    }

    /// What `lower` lowers is one of the ways; whether it leaves says what it gives.
    pub(super) fn arm(&mut self, lower: impl FnOnce(&mut Self) -> bool) {
        self.mark(Mark::Arm);
        let leaves = lower(self);
        self.mark(Mark::EndArm { leaves });
    }
}
