//! The uses of members: the one at a place, those that need a level, how many they are, and how a text lists them.
//!
//! Knows nothing about how an editor shows any of it. Called by this folder's features.

use super::LinkTo;
use super::lookup::{self, ManifestContext};
use crate::addin::{AddIn, SourceFile};
use crate::analysis::{Certainty, Usage};
use crate::catalog::{Catalog, MailboxLevel, MemberId};
use crate::rules::{Location, deciding, needing, words};
use crate::text::prose;
use crate::workspace::Snapshot;
use std::collections::BTreeSet;

/// A use of a member and the file that it is in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Use<'a> {
    pub(super) source: &'a SourceFile,
    pub(super) usage: &'a Usage,
}

impl Use<'_> {
    pub(super) fn at(&self) -> Location {
        Location { file: self.source.path.clone(), span: self.usage.span }
    }
}

/// The use whose member's name the place touches.
pub(super) fn use_at(source: &SourceFile, at: u32) -> Option<Use<'_>> {
    let usages = &source.outcome.usages;
    let behind = usages.partition_point(|usage| usage.span.start <= at);
    let usage = usages.get(..behind)?.last().filter(|usage| usage.span.touches(at))?;
    Some(Use { source, usage })
}

/// The sources of the add-ins, each once, in order of path.
pub(super) fn sources<'a>(
    snapshot: &'a Snapshot,
    add_ins: &[&AddIn],
) -> impl Iterator<Item = &'a SourceFile> + use<'a> {
    let indices: BTreeSet<usize> = add_ins.iter().flat_map(|a| &a.sources).copied().collect();
    indices.into_iter().filter_map(|index| Some(&**snapshot.sources.get(index)?))
}

/// Those whose uses count towards a level.
pub(super) fn counted<'a>(
    snapshot: &'a Snapshot,
    add_ins: &[&AddIn],
) -> impl Iterator<Item = &'a SourceFile> + use<'a> {
    sources(snapshot, add_ins).filter(|source| !source.test)
}

/// The uses in a file that need a level, one per access chain, with what they need. Restricted is granted to everybody,
/// so nothing needs it; what only may be a use of Office is left out.
pub(super) fn leveled(source: &SourceFile) -> impl Iterator<Item = (Use<'_>, MailboxLevel)> {
    let sure = source.outcome.usages.iter().filter(|u| u.certainty > Certainty::Maybe);
    let leveled = deciding(sure).into_iter().filter(|&(_, needs)| needs > MailboxLevel::Restricted);
    leveled.map(move |(usage, needs)| (Use { source, usage }, needs))
}

/// The uses in a file of any of these members.
pub(super) fn of_members<'a>(
    source: &'a SourceFile,
    members: &'a [MemberId],
) -> impl Iterator<Item = Use<'a>> {
    source.uses_of(members).map(move |usage| Use { source, usage })
}

/// Those of them that need something.
pub(super) fn needs_of<'a>(source: &'a SourceFile, members: &'a [MemberId]) -> impl Iterator<Item = Use<'a>> {
    source.needs_of(members).map(move |usage| Use { source, usage })
}

/// How many uses of an add-in need a level, and which of them make the level that its code needs.
#[derive(Debug, Clone)]
pub(super) struct Tally<'a> {
    level: MailboxLevel,
    all: usize,
    pub(super) most: Vec<Use<'a>>,
}

impl<'a> Tally<'a> {
    /// The same for all manifests of an add-in.
    pub(super) fn of(known: &ManifestContext<'a>) -> Tally<'a> {
        let level = known.judgement.required_by_code;
        let sources = || counted(known.snapshot, &[known.add_in]);
        let most = |source: &'a SourceFile| needing(source, level).map(move |usage| Use { source, usage });
        Tally { level, all: sources().flat_map(leveled).count(), most: sources().flat_map(most).collect() }
    }

    /// `2 of 12 uses need it`, where "it" is the level `named` just before. The manifest's own features or its schema
    /// may raise that above what the code needs.
    pub(super) fn words(&self, named: MailboxLevel) -> String {
        let most = self.most.len();
        if most == 0 {
            return "no use certainly needs more than Restricted".to_owned();
        }
        let (all, verb) = (prose::count(self.all, "use"), if most == 1 { "needs" } else { "need" });
        let uses = if most == self.all { all } else { format!("{most} of {all}") };
        let what = if self.level == named { "it" } else { self.level.name() };
        format!("{uses} {verb} {what}")
    }
}

/// A Markdown list of uses with links: the first few, and how many more there are.
pub(super) fn list(snapshot: &Snapshot, add_in: &AddIn, uses: &[Use], listed: usize, link: LinkTo) -> String {
    let line = |of: &Use| {
        let place = lookup::linked(snapshot, add_in, &of.at(), link);
        format!("- {place} {}", words::members(Catalog::get(), of.usage))
    };
    let mut lines: Vec<String> = uses.iter().take(listed).map(line).collect();
    if let Some(more) = uses.len().checked_sub(listed).filter(|more| *more > 0) {
        lines.push(format!("- and {more} more"));
    }
    lines.join("\n")
}
