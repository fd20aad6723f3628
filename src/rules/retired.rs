//! Levels that only calls of retired services need: who raises a level for them asks for what brings nothing.
//!
//! Says nothing where mailboxes are on premises, or where a check keeps a call from Exchange Online: there the level is needed.
//! Called by the rules about levels.

use super::judged_manifest::JudgedManifest;
use super::legacy::softness;
use crate::addin::{SourceFile, is_retired};
use crate::analysis::{Certainty, Usage};
use crate::catalog::{Catalog, LegacyService, MailboxLevel};
use crate::text::prose;

/// A level that only retired services need.
pub(super) struct OnlyRetired<'a> {
    /// The level that is needed today.
    pub(super) now: MailboxLevel,
    /// What is enough without them.
    pub(super) then: MailboxLevel,
    /// Whether nothing weakens that.
    pub(super) certain: bool,
    /// The uses that need more than that.
    pub(super) uses: Vec<(&'a SourceFile, &'a Usage)>,
}

impl<'a> OnlyRetired<'a> {
    /// Whether what a manifest's add-in needs is such a level.
    pub(super) fn of(subject: &JudgedManifest<'a>) -> Option<OnlyRetired<'a>> {
        let (cx, judgement) = (subject.cx, subject.judgement);
        let afterwards = judgement.afterwards.as_ref().filter(|then| then.required < judgement.required)?;
        let counts = |usage: &&Usage| {
            usage.certainty == Certainty::Certain
                && usage.min > Some(afterwards.required)
                && is_retired(usage)
        };
        let of = |source: &'a SourceFile| {
            source.outcome.usages.iter().filter(counts).map(move |usage| (source, usage))
        };
        let uses: Vec<(&SourceFile, &Usage)> = cx.counted(subject.add_in).flat_map(of).collect();
        let is_dead =
            |(source, usage): &(&SourceFile, &Usage)| softness(cx, &source.path, &usage.guards).is_none();
        let holds = !uses.is_empty() && uses.iter().all(is_dead);
        let (now, then, certain) = (judgement.required, afterwards.required, afterwards.certain);
        holds.then_some(OnlyRetired { now, then, certain, uses })
    }

    /// `only for EWS, which no longer works in Exchange Online`.
    pub(super) fn clause(&self) -> String {
        let catalog = Catalog::get();
        let members = self.uses.iter().flat_map(|(_, usage)| &usage.members);
        let mut names: Vec<&str> =
            members.filter_map(|&member| catalog.legacy(member)).map(|row| name(row.service)).collect();
        names.sort_unstable();
        names.dedup();
        let verb = if names == ["EWS"] || names == ["Outlook REST"] { "works" } else { "work" };
        format!("only for {}, which no longer {verb} in Exchange Online", prose::list_all(&names))
    }

    /// What is enough without them, a sentence.
    pub(super) fn without(&self) -> String {
        let them = match self.uses.len() {
            1 => "this use".to_owned(),
            count => format!("these {count} uses"),
        };
        let enough = if self.certain { "is enough" } else { "seems enough" };
        format!(
            "Without {them}, {} {enough}; `addinspect migrate` lists what takes the place of each call.",
            self.then.name()
        )
    }
}

fn name(service: LegacyService) -> &'static str {
    match service {
        LegacyService::ExchangeToken => "Exchange tokens",
        LegacyService::Ews => "EWS",
        LegacyService::OutlookRest => "Outlook REST",
        LegacyService::Sso => "the old form of single sign-on",
    }
}
