//! Which requests are sent where: a place that sends what it is given sends the requests of its callers; and which member gives
//! the address.
//!
//! Knows nothing about what they say. Called by the rules about what is retired and by the list of usages.

use super::SourceFile;
use crate::analysis::{Request, WebCall};
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

/// The calls of web services whose address a member of Outlook's gives, by where the member is used.
#[derive(Debug, Default)]
pub struct MemberCalls<'a>(FxHashMap<(usize, Span), Vec<&'a WebCall>>);

impl<'a> MemberCalls<'a> {
    /// Of these sources, each with what the analysis calls it.
    pub fn of(sources: impl IntoIterator<Item = (usize, &'a SourceFile)>) -> MemberCalls<'a> {
        let mut all = MemberCalls::default();
        for (number, source) in sources {
            for call in &source.outcome.web {
                if let Some(member) = call.member {
                    let file = member.file.map_or(number, |file| file as usize);
                    all.0.entry((file, member.span)).or_default().push(call);
                }
            }
        }
        all
    }

    /// What is called by the address that a use of a member gives, in the source with this number.
    pub fn at(&self, source: usize, span: Span) -> &[&'a WebCall] {
        self.0.get(&(source, span)).map_or(&[], Vec::as_slice)
    }
}
