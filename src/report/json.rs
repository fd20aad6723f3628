//! `check --format json`: version 1 of a stable format, documented in `docs/json.md`.
//!
//! The structs are the format. Positions count from 1, columns in UTF-16 units.

use super::entry::{self, Entry, Identified};
use super::entry_points::{EntryPointJson, UnreachedJson, entry_points, unreached};
use super::levels::{self, FamilyJson, LevelJson};
use super::required_sets::{self, SetRow};
use super::statistics::{self, Counted};
use super::{LineRange, ScanResult, ScannedTree, Shown, explain_files};
use crate::addin::{AddIn, Judgement};
use crate::manifest::ManifestKind;
use crate::rules::Fix;
use crate::text::Edit;
use crate::workspace::Snapshot;
use serde::Serialize;
use std::io::{self, Write};
use std::path::Path;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Root<'a> {
    version: u32,
    add_ins: Vec<AddInJson<'a>>,
    findings: Vec<FindingJson<'a>>,
    problems: Vec<ProblemJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lock: Option<LockJson>,
    #[serde(skip_serializing_if = "Option::is_none")]
    baseline: Option<BaselineJson>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fixed: Option<FixedJson>,
    #[serde(skip_serializing_if = "Option::is_none")]
    files: Option<Vec<explain_files::Row>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    statistics: Option<Vec<Counted>>,
}

/// What was compared with locks.
#[derive(Serialize)]
struct LockJson {
    files: Vec<String>,
}

/// What was compared with baselines.
#[derive(Serialize)]
struct BaselineJson {
    /// Findings that are not told.
    accepted: usize,
    /// Findings that it has and that are no more.
    gone: usize,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct FixedJson {
    applied: usize,
    not_applied: usize,
}

#[derive(Serialize)]
struct AddInJson<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    root: String,
    manifests: Vec<ManifestJson<'a>>,
    unreached: Vec<UnreachedJson>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ManifestJson<'a> {
    path: String,
    kind: &'static str,
    #[serde(flatten)]
    level: LevelJson<'a>,
    /// The same, and that of the other family, if it is judged as well.
    levels: Vec<FamilyJson<'a>>,
    requirement_sets: Vec<SetRow<'a>>,
    entry_points: Vec<EntryPointJson>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct FindingJson<'a> {
    rule: &'a str,
    severity: &'static str,
    tags: Vec<&'static str>,
    message: &'a str,
    url: &'a str,
    #[serde(flatten)]
    place: LineRange,
    add_in: Option<String>,
    related: Vec<RelatedJson<'a>>,
    fixes: Vec<FixJson<'a>>,
    about: &'a str,
    within: String,
    fingerprint: String,
}

#[derive(Serialize)]
struct RelatedJson<'a> {
    #[serde(flatten)]
    place: LineRange,
    message: &'a str,
}

#[derive(Serialize)]
struct FixJson<'a> {
    title: &'a str,
    safety: &'static str,
    edits: Vec<EditJson<'a>>,
}

#[derive(Serialize)]
struct EditJson<'a> {
    #[serde(flatten)]
    place: LineRange,
    text: &'a str,
}

#[derive(Serialize)]
pub(super) struct ProblemJson<'a> {
    file: String,
    message: &'a str,
}

/// Writes the whole report as one JSON object.
pub(super) fn write(out: &mut dyn Write, shown: &Shown) -> io::Result<()> {
    let scan = shown.scan;
    let trees = || scan.trees.iter();
    let root = Root {
        version: 1,
        add_ins: trees().flat_map(|t| t.snapshot.add_ins.iter().map(|a| add_in(t, a))).collect(),
        findings: findings(scan),
        problems: problems(scan).collect(),
        lock: lock(scan),
        baseline: baseline(scan),
        fixed: scan.fixes.as_ref().map(|f| FixedJson { applied: f.applied, not_applied: f.unapplied }),
        files: shown.files.then(|| trees().flat_map(explain_files::rows).collect()),
        statistics: shown.statistics.then(|| statistics::counted(scan)),
    };
    serde_json::to_writer_pretty(&mut *out, &root)?;
    writeln!(out)
}

fn lock(scan: &ScanResult) -> Option<LockJson> {
    let name = |tree: &ScannedTree| tree.snapshot.lock_file().map(|file| tree.name(file));
    let files: Vec<String> = scan.trees.iter().filter_map(name).collect();
    (!files.is_empty()).then_some(LockJson { files })
}

fn baseline(scan: &ScanResult) -> Option<BaselineJson> {
    let accepted = scan.trees.iter().map(|tree| tree.accepted.len()).sum();
    let unmatched = scan.trees.iter().flat_map(|tree| tree.snapshot.unmatched_in_baselines());
    let gone = unmatched.map(|unmatched| unmatched.count).sum();
    let is_any = scan.trees.iter().any(|tree| tree.snapshot.has_baseline_file());
    is_any.then_some(BaselineJson { accepted, gone })
}

/// All findings that no comment suppresses.
pub(super) fn findings(scan: &ScanResult) -> Vec<FindingJson<'_>> {
    entry::all(scan).into_iter().filter(|one| !one.suppressed).map(finding).collect()
}

/// What could not be read.
pub(super) fn problems(scan: &ScanResult) -> impl Iterator<Item = ProblemJson<'_>> {
    scan.trees.iter().flat_map(|tree| {
        let problems = tree.snapshot.problems.iter();
        problems.map(|p| ProblemJson { file: tree.name(&p.file), message: &p.message })
    })
}

fn add_in<'a>(tree: &'a ScannedTree, add_in: &'a AddIn) -> AddInJson<'a> {
    let Snapshot { manifests, judgements, .. } = &tree.snapshot;
    let wanted = tree.snapshot.wanted_manifests(add_in);
    let told = |number| {
        let (file, judgement) = (manifests.get(number)?, judgements.get(number)?);
        Some(ManifestJson {
            requirement_sets: required_sets::rows(&tree.snapshot, add_in, file, judgement.verdict),
            ..manifest(tree, &file.path, file.manifest.kind, judgement, entry_points(tree, add_in, number))
        })
    };
    let manifests = wanted.filter_map(told);
    AddInJson {
        name: add_in.name.as_deref(),
        root: tree.name(&add_in.root),
        manifests: manifests.collect(),
        unreached: unreached(tree, add_in),
    }
}

fn manifest<'a>(
    tree: &ScannedTree,
    path: &Path,
    kind: ManifestKind,
    judgement: &'a Judgement,
    entry_points: Vec<EntryPointJson>,
) -> ManifestJson<'a> {
    let levels = levels::of(judgement);
    ManifestJson {
        path: tree.name(path),
        kind: match kind {
            ManifestKind::AddInOnly => "add-in-only",
            ManifestKind::Unified => "unified",
        },
        level: levels.first().map_or_else(|| LevelJson::of_mailbox(judgement), |one| one.level),
        levels,
        requirement_sets: Vec::new(),
        entry_points,
    }
}

fn finding(one: Identified<'_>) -> FindingJson<'_> {
    let Identified { entry: Entry { tree, finding, .. }, within, fingerprint, .. } = one;
    let related = finding.related.iter();
    FindingJson {
        rule: finding.rule,
        severity: finding.severity.word(),
        tags: finding.tags().iter().map(|tag| tag.word()).collect(),
        message: &finding.message,
        url: finding.url,
        place: tree.place(&finding.at),
        add_in: finding.add_in.as_ref().map(|root| tree.name(root)),
        related: related.map(|r| RelatedJson { place: tree.place(&r.at), message: &r.message }).collect(),
        fixes: finding.fixes.iter().map(|f| fix(tree, f)).collect(),
        about: &finding.about,
        within,
        fingerprint,
    }
}

fn fix<'a>(tree: &ScannedTree, fix: &'a Fix) -> FixJson<'a> {
    let edits = fix.edits.iter().flat_map(|(file, edits)| edits.iter().map(move |e| edit(tree, file, e)));
    FixJson { title: &fix.title, safety: fix.safety.word(), edits: edits.collect() }
}

fn edit<'a>(tree: &ScannedTree, file: &Path, edit: &'a Edit) -> EditJson<'a> {
    let at = crate::rules::Location { file: file.to_owned(), span: edit.span };
    EditJson { place: tree.place(&at), text: &edit.text }
}
