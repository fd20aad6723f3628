//! Which uses of an add-in need a level most, and how a text lists them.
//!
//! Called by the hovers in manifests.

use super::{LinkTo, markdown};
use crate::addin::{AddIn, SourceFile};
use crate::analysis::{Certainty, Usage};
use crate::catalog::{Catalog, MailboxLevel};
use crate::rules::{Location, chains, words};
use crate::text::ColumnUnit;
use crate::workspace::Snapshot;

/// So many are listed, the others counted.
const LISTED: usize = 5;

/// A use and its file.
#[derive(Clone, Copy)]
pub(super) struct Use<'a> {
    pub(super) source: &'a SourceFile,
    pub(super) usage: &'a Usage,
}

/// The certain uses outside tests that need this level, one of each access chain, in order of place.
pub(super) fn needing<'a>(snapshot: &'a Snapshot, add_in: &'a AddIn, level: MailboxLevel) -> Vec<Use<'a>> {
    let needs = move |u: &&Usage| u.min == Some(level) && u.certainty == Certainty::Certain;
    let of = |source: &'a SourceFile| {
        let deciding = chains::deciding(source.outcome.usages.iter().filter(needs));
        deciding.into_iter().map(move |(usage, _)| Use { source, usage })
    };
    counted(snapshot, add_in).flat_map(of).collect()
}

/// The sources whose uses count.
pub(super) fn counted<'a>(snapshot: &'a Snapshot, add_in: &'a AddIn) -> impl Iterator<Item = &'a SourceFile> {
    add_in.sources.iter().filter_map(|&index| snapshot.sources.get(index)).filter(|s| !s.test)
}

/// A Markdown list of them with links: the first few, and how many more there are.
pub(super) fn list(add_in: &AddIn, uses: &[Use], link: LinkTo) -> String {
    let mut lines: Vec<String> = uses.iter().take(LISTED).map(|u| line(add_in, u, link)).collect();
    if let Some(more) = uses.len().checked_sub(LISTED).filter(|more| *more > 0) {
        lines.push(format!("- and {more} more"));
    }
    lines.join("\n")
}

fn line(add_in: &AddIn, of: &Use, link: LinkTo) -> String {
    let Use { source, usage } = of;
    let line = source.lines.position(&source.text, usage.span.start, ColumnUnit::Utf8).line + 1;
    let label = format!("{}:{line}", words::file_name(add_in, &source.path));
    let at = Location { file: source.path.clone(), span: usage.span };
    format!("- {} {}", markdown::link(&label, &link(&at)), words::members(Catalog::get(), usage))
}
