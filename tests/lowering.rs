//! Lowering what the manifests declare accuses every access chain above the new level, and nothing else: by a finding of
//! its own or, where it reads what an accused use gives, as a place that belongs to that one's.
//!
//! Every fixture is tried, and every folder below `ADDINSPECT_CORPUS` where that is set. Trees with configuration or
//! suppressions are left out: they may silence what is asked for here.
#![expect(clippy::disallowed_methods, reason = "lists trees on the disk and reads the corpus's place")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail so")]

use addinspect::addin::{AddIn, SourceFile, Verdict};
use addinspect::analysis::{Certainty, Usage};
use addinspect::catalog::{Catalog, Confidence, MailboxLevel};
use addinspect::manifest::ManifestKind;
use addinspect::rules::Severity;
use addinspect::system::{OsSystem, Overlay, System};
use addinspect::text::{Edit, Span, apply};
use addinspect::workspace::{self, ScanOptions, Snapshot};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

const RULE: &str = "permission-exceeded";

fn folders(parent: &Path) -> Vec<PathBuf> {
    let paths = std::fs::read_dir(parent).unwrap().map(|entry| entry.unwrap().path());
    let mut folders: Vec<PathBuf> = paths.filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}

/// What is wrong with the findings of one tree, and how many there were.
#[derive(Default)]
struct Tally {
    faults: Vec<String>,
    findings: usize,
}

impl Tally {
    /// Lowers the manifests of the tree at `root` to each level in turn.
    fn try_tree(&mut self, root: &Path) {
        let before = workspace::scan(&OsSystem, root, &ScanOptions::default());
        let silenced = before.suppressions().next().is_some() || has_configuration(root);
        if silenced || !before.manifests.iter().any(|m| m.manifest.mail) {
            return;
        }
        for level in MailboxLevel::ALL {
            let overlay = Overlay::new(&OsSystem);
            if lower(&overlay, &before, level) {
                let after = workspace::scan(&overlay, root, &ScanOptions::default());
                self.compare(&before, &after, level);
            }
        }
    }

    fn compare(&mut self, before: &Snapshot, after: &Snapshot, level: MailboxLevel) {
        let same = before.sources.iter().zip(&after.sources).all(|(a, b)| a.outcome == b.outcome);
        let highest = after.manifests.iter().filter_map(|m| m.manifest.declared_level()).max();
        if !same || highest > Some(level) {
            self.faults.push(format!("{}: not only the level has changed", after.root.display()));
        }
        let mut told: BTreeMap<PathBuf, Vec<(Span, Severity)>> = BTreeMap::new();
        for finding in after.findings().into_iter().filter(|f| f.rule == RULE) {
            self.findings += 1;
            let reads = finding.related.iter().filter(|r| r.message.starts_with("reads ")).map(|r| &r.at);
            for at in reads.chain([&finding.at]) {
                told.entry(at.file.clone()).or_default().push((at.span, finding.severity));
            }
        }
        for (number, source) in after.sources.iter().enumerate() {
            let expected = expected(after, number, source);
            let mut actual = told.remove(&source.path).unwrap_or_default();
            // A tree may have manifests for Word as well, whose levels nobody has lowered.
            let is_of_document =
                |span: Span| source.outcome.usages.iter().any(|u| u.span == span && u.min.is_none());
            actual.retain(|(span, _)| !is_of_document(*span));
            actual.sort();
            if actual != expected {
                let phrase = |(span, severity): &(Span, Severity)| {
                    format!("{}:{} {severity:?}", span.start, span.of(&source.text))
                };
                let phrases = |list: &[_]| list.iter().map(phrase).collect::<Vec<_>>().join(", ");
                self.faults.push(format!(
                    "{} with {}: expected [{}], got [{}]",
                    source.path.display(),
                    level.name(),
                    phrases(&expected),
                    phrases(&actual)
                ));
            }
        }
        self.faults.extend(told.keys().map(|file| format!("{} is no source", file.display())));
    }
}

fn has_configuration(root: &Path) -> bool {
    let is_configuration = |file: &PathBuf| file.file_name().is_some_and(|name| name == "addinspect.json");
    OsSystem.walk(root).files.iter().any(is_configuration)
}

/// Whether any manifest declared more than `level`, which now declares `level`.
fn lower(overlay: &Overlay, snapshot: &Snapshot, level: MailboxLevel) -> bool {
    let mut lowered = false;
    for file in snapshot.manifests.iter().filter(|file| file.manifest.mail) {
        let name = match file.manifest.kind {
            ManifestKind::AddInOnly => level.name(),
            ManifestKind::Unified => level.unified_name(),
        };
        let above = file.manifest.declared.iter().filter(|d| d.level > Some(level));
        let edits: Vec<Edit> = above.map(|d| Edit { span: d.value.span, text: name.to_owned() }).collect();
        let text = apply(&file.source.text, &edits).unwrap();
        overlay.write_atomic(&file.path, &file.source.encode(&text)).unwrap();
        lowered |= !edits.is_empty();
    }
    lowered
}

/// What must be said of a source that is not left aside: of each chain with a followed use above what some manifest grants, its last highest
/// use.
fn expected(snapshot: &Snapshot, number: usize, source: &SourceFile) -> Vec<(Span, Severity)> {
    let is_left = |a: &AddIn| a.manifests.iter().any(|&m| snapshot.judgements[m].left.contains(&source.path));
    let owners =
        snapshot.add_ins.iter().filter(|a| a.sources.contains(&number) && !source.test && !is_left(a));
    let Some(granted) = owners.filter_map(|a| least_granted(snapshot, a)).min() else { return Vec::new() };
    let mut chains: BTreeMap<u32, Vec<&Usage>> = BTreeMap::new();
    for usage in source.outcome.usages.iter().filter(|u| u.certainty > Certainty::Maybe) {
        chains.entry(usage.chain).or_default().push(usage);
    }
    let highest = chains.into_values().filter_map(|c| c.into_iter().max_by_key(|u| (u.min, u.span)));
    let mut expected: Vec<(Span, Severity)> =
        highest.filter(|u| u.min > Some(granted)).map(|u| (u.span, severity(u))).collect();
    expected.sort();
    expected
}

/// The least that a manifest of the add-in gets from Outlook, of those that can be judged.
fn least_granted(snapshot: &Snapshot, add_in: &AddIn) -> Option<MailboxLevel> {
    let judged =
        |&m: &usize| !matches!(snapshot.judgements[m].verdict, Verdict::NotMail | Verdict::Unreadable);
    let judged = add_in.manifests.iter().copied().filter(judged);
    judged.map(|m| snapshot.manifests[m].manifest.granted()).min()
}

/// An error, unless the receiver is only guessed or the level is disputed.
fn severity(usage: &Usage) -> Severity {
    let disputed = usage.members.iter().map(|&m| Catalog::get().member(m)).any(|member| {
        member.level == usage.min && member.corrected.is_some_and(|c| c.confidence == Confidence::Low)
    });
    let certain = usage.certainty == Certainty::Certain;
    if certain && !disputed { Severity::Error } else { Severity::Warning }
}

fn assert_holds(trees: &[PathBuf]) {
    let mut tally = Tally::default();
    trees.iter().for_each(|tree| tally.try_tree(tree));
    assert!(tally.faults.is_empty(), "{} faults\n{}", tally.faults.len(), tally.faults.join("\n"));
    assert!(tally.findings > 0, "nothing was accused in {} trees", trees.len());
}

#[test]
fn a_lower_level_accuses_every_chain_above_it_in_the_fixtures() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("grammar-fixtures");
    let cases: Vec<PathBuf> = folders(&root).iter().flat_map(|topic| folders(topic)).collect();
    assert_holds(&cases);
}

#[test]
fn a_lower_level_accuses_every_chain_above_it_in_the_corpus() {
    if let Ok(corpus) = std::env::var("ADDINSPECT_CORPUS") {
        assert_holds(&folders(Path::new(&corpus)));
    }
}
