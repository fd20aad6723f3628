//! Which requests are sent where: a place that sends what it is given sends the requests of its callers.
//!
//! Knows nothing about what they say. Called by the rules about EWS and by the list of usages.

use super::SourceFile;
use crate::analysis::Request;
use crate::text::Span;
use rustc_hash::FxHashMap;

/// The requests of sources, by where they are sent in the end.
#[derive(Debug, Default)]
pub struct SentRequests<'a>(FxHashMap<(usize, Span), Vec<(&'a SourceFile, &'a Request)>>);

impl<'a> SentRequests<'a> {
    /// Of these sources, each with what the analysis calls it.
    pub fn of(sources: impl IntoIterator<Item = (usize, &'a SourceFile)>) -> SentRequests<'a> {
        let mut all = SentRequests::default();
        for (number, source) in sources {
            for request in &source.outcome.requests {
                all.0.entry(request.sent_at(number)).or_default().push((source, request));
            }
        }
        all
    }

    /// What is sent at a place of the source with this number, each with the source that it stands in.
    pub fn at(&self, source: usize, span: Span) -> &[(&'a SourceFile, &'a Request)] {
        self.0.get(&(source, span)).map_or(&[], Vec::as_slice)
    }
}
