//! Members that fail where the manifest starts the code, whatever permission level and requirement set.
//!
//! Each row bears its source. Columns: context, member, source, confidence, note. Knows nothing about manifests and code. Called
//! by the rule about contexts and by whoever explains a member.

use super::mailbox_set::set_of_event;
use super::source::{Citation, rows};
use super::{Catalog, MemberId};
use std::sync::OnceLock;

const UNSUPPORTED: &str = include_str!("unsupported.tsv");

/// Where code runs that cannot do everything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RunContext {
    /// An event starts it (`LaunchEvent`, `autoRunEvents`).
    LaunchEvent,
    /// It handles `ItemSend`, the older way to look at what is sent.
    OnSend,
    /// Only Outlook on mobile devices starts it.
    Mobile,
}

/// A member, and where it is not supported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unsupported {
    /// The member.
    pub member: MemberId,
    /// Where it fails.
    pub context: RunContext,
    /// Who says so.
    pub citation: Citation,
}

impl RunContext {
    const ALL: [RunContext; 3] = [RunContext::LaunchEvent, RunContext::OnSend, RunContext::Mobile];

    /// The word of the table.
    fn word(self) -> &'static str {
        match self {
            RunContext::LaunchEvent => "launch-event",
            RunContext::OnSend => "on-send",
            RunContext::Mobile => "mobile",
        }
    }

    /// `in event-based activation`: the end of a sentence.
    pub fn place(self) -> &'static str {
        match self {
            RunContext::LaunchEvent => "in handlers of event-based activation",
            RunContext::OnSend => "in handlers of ItemSend",
            RunContext::Mobile => "in Outlook on mobile devices",
        }
    }

    /// The context of a handler of this event, by the name that either kind of manifest has for it; `None` where nothing is
    /// known of it. Spam reporting is an extension point of its own.
    pub fn of_event(event: &str) -> Option<RunContext> {
        match event {
            "ItemSend" => Some(RunContext::OnSend),
            "ReportPhishingCommandSurface" | "spamReportingOverride" => None,
            _ => set_of_event(event).map(|_| RunContext::LaunchEvent),
        }
    }
}

impl Unsupported {
    /// `Not supported in handlers of event-based activation (...).`
    pub fn sentence(&self) -> String {
        format!("Not supported {} {}.", self.context.place(), self.citation.clause())
    }
}

impl Catalog {
    /// Where a member is not supported.
    pub fn unsupported(&self, member: MemberId) -> impl Iterator<Item = &'static Unsupported> + use<> {
        all().iter().filter(move |row| row.member == member)
    }
}

fn all() -> &'static [Unsupported] {
    static ROWS: OnceLock<Vec<Unsupported>> = OnceLock::new();
    ROWS.get_or_init(|| rows(UNSUPPORTED).filter_map(row).collect())
}

fn row(([context, member], citation): ([&'static str; 2], Citation)) -> Option<Unsupported> {
    let context = RunContext::ALL.into_iter().find(|known| known.word() == context)?;
    Some(Unsupported { member: Catalog::get().member_named(member)?, context, citation })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::source::tests::assert_whole;

    #[test]
    fn every_row_names_a_context_and_a_member() {
        assert_whole::<2>(UNSUPPORTED);
        for read in rows(UNSUPPORTED) {
            let [_, name] = read.0;
            let row = row(read).unwrap_or_else(|| panic!("{name}"));
            assert_eq!(Catalog::get().full_name(row.member), name);
        }
    }

    #[test]
    fn an_event_tells_the_context_of_its_handler() {
        for (event, context) in [
            ("OnMessageSend", Some(RunContext::LaunchEvent)),
            ("messageSending", Some(RunContext::LaunchEvent)),
            ("ItemSend", Some(RunContext::OnSend)),
            ("ReportPhishingCommandSurface", None),
            ("OnSomethingNew", None),
        ] {
            assert_eq!(RunContext::of_event(event), context, "{event}");
        }
    }
}
