//! What a use stands behind: checks for a requirement set, looks for the member, a `try`.
//!
//! Called by the hover on a use.

use crate::addin::SourceFile;
use crate::analysis::{Guard, GuardKind, Usage};
use crate::ide::lookup::linked;
use crate::ide::{LinkTo, markdown};
use crate::rules::Location;
use crate::text::{ColumnUnit, prose};
use crate::workspace::Snapshot;

/// ``Behind `isSetSupported("Mailbox", "1.8")`, line 12.``: the nearest guard of each kind.
pub(super) fn behind(
    snapshot: &Snapshot,
    source: &SourceFile,
    usage: &Usage,
    link: LinkTo,
) -> Option<String> {
    let mut told: Vec<(String, &Guard)> = Vec::new();
    for guard in &usage.guards {
        let Some(words) = words(&guard.kind) else { continue };
        if !told.iter().any(|(known, _)| *known == words) {
            told.push((words, guard));
        }
    }
    let phrases = told.into_iter().map(|(words, guard)| match place(snapshot, source, guard, link) {
        Some(place) => format!("{words}, {place}"),
        None => words,
    });
    let phrases: Vec<String> = phrases.collect();
    (!phrases.is_empty()).then(|| format!("Behind {}.", prose::list_all(&phrases)))
}

/// What a guard is, for those that say something about sets and members.
fn words(kind: &GuardKind) -> Option<String> {
    Some(match kind {
        GuardKind::LookedFor => "a look for the member".to_owned(),
        GuardKind::Try => "a `try`, which catches what it throws".to_owned(),
        GuardKind::RequirementSet { name, version, supported } => {
            let asked: Vec<String> =
                [name, version].into_iter().flatten().map(|text| format!("\"{text}\"")).collect();
            let call = markdown::code(&format!("isSetSupported({})", asked.join(", ")));
            if *supported { call } else { format!("{call} that says no") }
        }
        GuardKind::Looks | GuardKind::TokenStatus | GuardKind::AccountType | GuardKind::Fallback => {
            return None;
        }
    })
}

/// `[line 12](...)`, or in another file `[sets.js:12](...)`.
fn place(snapshot: &Snapshot, source: &SourceFile, guard: &Guard, link: LinkTo) -> Option<String> {
    let file = snapshot.sources.get(guard.file as usize)?;
    let at = Location { file: file.path.clone(), span: guard.span };
    if file.path == source.path {
        let line = file.lines.position(&file.text, guard.span.start, ColumnUnit::Utf8).line + 1;
        return Some(markdown::link(&format!("line {line}"), &link(&at)));
    }
    let owner = snapshot.owners(&source.path).into_iter().next()?;
    Some(linked(snapshot, owner, &at, link))
}
