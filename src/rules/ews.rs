//! What the rules about requests to Exchange Web Services share: the requests of add-ins, and findings at them.
//!
//! Knows nothing of how requests are read. What is said here holds on premises as well.

use super::{Context, Finding, Location, Meta, Related};
use crate::addin::{AddIn, SourceFile};
use crate::analysis::{Place, Request};
use crate::catalog::ews::{EwsRequest, twin_words, twins};
use crate::text::prose;

/// More twins than this say nothing more.
const MOST_TWINS: usize = 3;

/// What serves instead is said of so many operations at one place.
const MOST_OPERATIONS: usize = 2;
/// So many callers are shown.
const MOST_CALLERS: usize = 20;

/// A request, and whose it is.
#[derive(Clone, Copy)]
pub(super) struct Sent<'a> {
    pub(super) source: &'a SourceFile,
    pub(super) owner: &'a AddIn,
    pub(super) request: &'a Request,
}

/// The requests of add-ins, tests aside.
pub(super) fn sent<'a>(cx: &Context<'a>) -> Vec<Sent<'a>> {
    let sending = cx.owned(|source| !source.outcome.requests.is_empty());
    let requests = sending.flat_map(|(source, owner)| {
        source.outcome.requests.iter().map(move |request| Sent { source, owner, request })
    });
    requests.collect()
}

impl Sent<'_> {
    /// A finding at the request; `related` points to what it is about in the text that is sent.
    pub(super) fn finding(
        self,
        cx: &Context,
        meta: &Meta,
        about: &str,
        lines: &[String],
        related: Option<(Place, &str)>,
    ) -> Finding {
        let at = Location { file: self.source.path.clone(), span: self.request.span };
        let related = related.and_then(|(place, words)| {
            Some(Related { at: cx.location(self.source, place)?, message: words.to_owned() })
        });
        Finding {
            related: related.into_iter().collect(),
            ..meta.finding(at, Some(&self.owner.root), about, lines.join("\n"))
        }
    }
}

/// What does the work of a request: `Instead: GET /me/messages/{}, Mail.Read; Office.Body.getAsync, ReadItem.`
pub(super) fn instead(request: &EwsRequest<'_>) -> Option<String> {
    let words: Vec<String> = twins(request).iter().take(MOST_TWINS).map(twin_words).collect();
    (!words.is_empty()).then(|| format!("Instead of {}: {}.", request.operation, words.join("; ")))
}

/// The calls that give a sender its requests: what they give, and where they stand.
pub(super) fn callers(requests: &[(&SourceFile, &Request)]) -> Vec<Related> {
    let given = requests.iter().filter(|(_, request)| request.sent.is_some());
    let related = given.filter_map(|(source, request)| {
        let names: Vec<&str> = request.operations().into_iter().map(|(part, _)| part.name.as_str()).collect();
        let at = Location { file: source.path.clone(), span: request.span };
        (!names.is_empty())
            .then(|| Related { at, message: format!("{} comes from here", prose::list_all(&names)) })
    });
    related.take(MOST_CALLERS).collect()
}

/// What a place that sends requests sends, a line each; nothing where that is not known.
pub(super) fn what_is_sent(requests: &[(&SourceFile, &Request)]) -> Vec<String> {
    let known: Vec<_> = requests.iter().flat_map(|(_, request)| request.operations()).collect();
    let mut names: Vec<&str> = known.iter().map(|(operation, _)| operation.name.as_str()).collect();
    let mut twins: Vec<String> = known.iter().filter_map(|(_, request)| instead(request)).collect();
    names.sort_unstable();
    names.dedup();
    twins.sort();
    twins.dedup();
    if names.is_empty() {
        return Vec::new();
    }
    // Of many operations, the hover at each call says what to use.
    let twins = if names.len() > MOST_OPERATIONS { Vec::new() } else { twins };
    std::iter::once(format!("It sends {}.", prose::list_all(&names))).chain(twins).collect()
}
