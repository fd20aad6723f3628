//! The entry points of a manifest in `check --format json`, and the code that none of them runs.
//!
//! The structs are the format, documented in `docs/json.md`. Called by `json`.

use super::{LineRange, ScannedTree};
use crate::addin::{AddIn, DeclaredAt, EntryLevel, Unreached};
use crate::analysis::Usage;
use crate::catalog::{Catalog, MailboxLevel};
use crate::rules::Location;
use crate::text::Span;
use serde::Serialize;
use std::path::{Path, PathBuf};

/// So many uses are told of each.
const MOST: usize = 5;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct EntryPointJson {
    kind: &'static str,
    name: String,
    declared_at: LineRange,
    files: Vec<String>,
    level: MailboxLevel,
    set: String,
    certain: bool,
    why: Vec<UseJson>,
}

#[derive(Serialize)]
struct UseJson {
    file: String,
    line: u32,
    column: u32,
    member: String,
}

/// Code that no entry point is seen to run.
#[derive(Serialize)]
pub(super) struct UnreachedJson {
    #[serde(flatten)]
    place: LineRange,
    level: MailboxLevel,
}

/// That of an add-in.
pub(super) fn unreached(tree: &ScannedTree, add_in: &AddIn) -> Vec<UnreachedJson> {
    let told = |one: Unreached| {
        let file = tree.snapshot.sources.get(one.source)?.path.clone();
        Some(UnreachedJson { place: tree.place(&Location { file, span: one.span }), level: one.level })
    };
    tree.snapshot.unreached(add_in).into_iter().filter_map(told).collect()
}

/// Those of a manifest of an add-in; none where it is not for Outlook.
pub(super) fn entry_points(tree: &ScannedTree, add_in: &AddIn, manifest: usize) -> Vec<EntryPointJson> {
    let Some(file) = tree.snapshot.manifests.get(manifest) else { return Vec::new() };
    let found = tree.snapshot.entry_levels(add_in, manifest);
    found.into_iter().map(|entry| one(tree, &file.path, entry)).collect()
}

fn one(tree: &ScannedTree, manifest: &Path, entry: EntryLevel) -> EntryPointJson {
    let place = |file: PathBuf, span: Span| tree.place(&Location { file, span });
    let path = |source: usize| tree.snapshot.sources.get(source).map(|s| s.path.clone()).unwrap_or_default();
    let told = |(source, usage): &(usize, Usage)| {
        let at = place(path(*source), usage.span);
        let members: Vec<String> = usage.members.iter().map(|&m| Catalog::get().full_name(m)).collect();
        UseJson { file: at.file, line: at.line, column: at.column, member: members.join("|") }
    };
    EntryPointJson {
        kind: entry.kind.word(),
        declared_at: match entry.declared_at {
            DeclaredAt::Manifest(span) => place(manifest.to_owned(), span),
            DeclaredAt::Source(source, span) => place(path(source), span),
        },
        files: entry.sources.iter().map(|&source| tree.name(&path(source))).collect(),
        level: entry.level,
        set: entry.set.to_string(),
        certain: entry.certain,
        why: entry.why.iter().take(MOST).map(told).collect(),
        name: entry.name,
    }
}
