//! The fixes that make manifests declare another level; the one place that words them.
//!
//! `manifest::edit` knows the bytes, the rules choose the level. Called by the rules about levels.

use super::{Fix, Safety, words};
use crate::addin::{AddIn, ManifestFile};
use crate::catalog::MailboxLevel;
use crate::manifest::{Family, ManifestKind, edit};
use crate::text::{Edit, prose};
use std::path::PathBuf;

/// So many findings of a rule in one manifest have a fix, and so many manifests have one together: each fix is as long as
/// all that it edits. Where these are mended, others have their turn.
pub(super) const FIXED: usize = 20;

/// The edits of one manifest.
pub(super) type ManifestEdits = (PathBuf, Vec<Edit>);

/// A manifest and the level that it shall declare.
#[derive(Debug, Clone, Copy)]
pub(super) struct LevelTarget<'a> {
    add_in: &'a AddIn,
    file: &'a ManifestFile,
    needed: MailboxLevel,
    /// The least level of the manifest's schema that includes the needed one.
    level: MailboxLevel,
}

impl<'a> LevelTarget<'a> {
    pub(super) fn new(add_in: &'a AddIn, file: &'a ManifestFile, needed: MailboxLevel) -> LevelTarget<'a> {
        LevelTarget { add_in, file, needed, level: file.manifest.least_offered(needed) }
    }
}

/// One fix for all manifests, and where there are several, but not very many, one for each alone: to what is enough for the
/// `whole` add-in, and behind it, where that is less, to what is enough for one use by its `own`. The two are parallel.
pub(super) fn fixes(whole: &[LevelTarget], own: &[LevelTarget], safety: Safety) -> Vec<Fix> {
    let mut kept: Vec<Fix> = Vec::new();
    let each = whole.chunks(1).zip(own.chunks(1)).filter(|_| (2..=FIXED).contains(&whole.len()));
    let pairs = [(whole, own)].into_iter().chain(each);
    for fix in pairs.flat_map(|(whole, own)| [fix(whole, safety), fix(own, safety)]).flatten() {
        if !kept.contains(&fix) {
            kept.push(fix);
        }
    }
    kept
}

/// One fix for all manifests of an add-in in which the same is wrong, unless they are very many, and one for `own` alone: where
/// it leaves another as it is, they differ, so it is no safer than the other's.
pub(super) fn joint(all: &[LevelTarget], worst: Safety, own: LevelTarget) -> Vec<Fix> {
    let together = if (2..=FIXED).contains(&all.len()) { fix(all, worst) } else { None };
    together.into_iter().chain(fix(&[own], worst)).collect()
}

/// The fix that makes every target declare its level; `None` where one of them can't be edited, or none need be.
pub(super) fn fix(targets: &[LevelTarget], safety: Safety) -> Option<Fix> {
    let edits = targets.iter().map(edits).collect::<Option<Vec<_>>>()?;
    let (changed, edits): (Vec<LevelTarget>, Vec<ManifestEdits>) =
        targets.iter().copied().zip(edits).filter(|(_, (_, edits))| !edits.is_empty()).unzip();
    if changed.is_empty() {
        return None;
    }
    let raises =
        |t: &LevelTarget| t.level == MailboxLevel::ReadWriteMailbox && t.file.manifest.granted() < t.level;
    let cost = if changed.iter().any(raises) { " (an administrator must consent)" } else { "" };
    Some(Fix { title: format!("{}{cost}", title(&changed)), safety, edits })
}

fn edits(target: &LevelTarget) -> Option<ManifestEdits> {
    let (text, manifest) = (&target.file.source.text, &target.file.manifest);
    let value = words::value(manifest.kind, target.level);
    // A built copy is written by the next build.
    let edits = match target.file.built {
        true => Vec::new(),
        false => edit::declare(text, manifest, Family::Mailbox, value)?,
    };
    Some((target.file.path.clone(), edits))
}

/// `Declare ReadWriteItem in a.xml and b.xml`, one phrase per level.
pub(super) fn title(targets: &[LevelTarget]) -> String {
    let phrases = levels(targets).into_iter().map(|level| phrase(level, targets));
    format!("Declare {}", prose::list(&phrases.collect::<Vec<_>>()))
}

/// The levels of the targets, each once, lowest first.
pub(super) fn levels(targets: &[LevelTarget]) -> Vec<MailboxLevel> {
    let mut levels: Vec<MailboxLevel> = targets.iter().map(|t| t.level).collect();
    levels.sort_unstable();
    levels.dedup();
    levels
}

fn phrase(level: MailboxLevel, targets: &[LevelTarget]) -> String {
    let of_level = || targets.iter().filter(|t| t.level == level);
    let names: Vec<String> = of_level().map(|t| words::manifest_name(t.add_in, t.file)).collect();
    let more = of_level().any(|t| t.needed != level);
    let why = if more { " (its schema 1.0 has no ReadWriteItem)" } else { "" };
    let unified = of_level().all(|t| t.file.manifest.kind == ManifestKind::Unified);
    let kind = if unified { ManifestKind::Unified } else { ManifestKind::AddInOnly };
    format!("{} in {}{why}", words::level(kind, level), prose::list(&names))
}
