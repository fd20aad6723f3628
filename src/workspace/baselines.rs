//! Baselines: reading those that the configuration names, and leaving out of the findings what they have.
//!
//! One that cannot be read is an error of the configuration, so every command and server stops at it. Called when a tree is
//! walked, and when a snapshot is asked for its findings.

use super::Snapshot;
use crate::config::{Config, ConfigError, Position};
use crate::ratchet::{Accepted, Baseline, BaselineKey, CommittedFile, HeldBaseline, RatchetError};
use crate::rules::{Checked, Finding, Severity, is_about_lock};
use crate::system::{System, folder_of};
use crate::text::{SourceText, Span, slashed, steps_between};
use rustc_hash::FxHashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The baselines of a tree.
#[derive(Debug, Default)]
pub(crate) struct Baselines {
    held: Vec<HeldBaseline>,
    /// All that are named, whether they could be read or not.
    files: Vec<PathBuf>,
}

/// What a baseline has that no finding is.
#[derive(Debug, Clone)]
pub struct Unmatched {
    /// The file.
    pub file: PathBuf,
    /// How many findings that are no more.
    pub count: usize,
}

impl Baselines {
    /// Reads what the configuration names; what is wrong with it becomes an error of the configuration.
    pub(super) fn read(system: &dyn System, root: &Path, config: &mut Config) -> Baselines {
        let mut all = Baselines { held: Vec::new(), files: config.baselines() };
        for file in all.files.clone() {
            match read(system, &file) {
                Ok((baseline, text)) => {
                    config.add_text(&file, text);
                    let below = way(system, folder_of(&file), root);
                    all.held.push(HeldBaseline { at: CommittedFile { file, below }, baseline });
                }
                Err((message, line, text)) => {
                    let at = line.map(|line| Position { line, column: 1 });
                    let span =
                        text.as_deref().zip(line).map_or(Span::empty(0), |(text, line)| line_of(text, line));
                    text.into_iter().for_each(|text| config.add_text(&file, text));
                    config.add_error(ConfigError { file, at, span, message, severity: Severity::Error });
                }
            }
        }
        all
    }

    /// Whether one of them lies there.
    pub(super) fn has(&self, file: &Path) -> bool {
        self.files.iter().any(|named| named == file)
    }
}

type Unread = (String, Option<u32>, Option<String>);

fn read(system: &dyn System, file: &Path) -> Result<(Baseline, String), Unread> {
    let bytes = system.read(file).map_err(|error| {
        let message = match error.kind() {
            std::io::ErrorKind::NotFound => "no such file; `addinspect baseline create` writes it".to_owned(),
            _ => format!("cannot be read: {error}"),
        };
        (message, None, None)
    })?;
    let text =
        SourceText::decode(&bytes).map_err(|e| (format!("not valid {}", e.encoding), None, None))?.text;
    match Baseline::read(&text) {
        Ok(baseline) => Ok((baseline, text)),
        Err(RatchetError { line, message, .. }) => Err((message, Some(line), Some(text))),
    }
}

fn line_of(text: &str, line: u32) -> Span {
    crate::text::LineIndex::new(text).line_span(text, line.saturating_sub(1))
}

/// The way from one folder to another.
fn way(system: &dyn System, from: &Path, to: &Path) -> PathBuf {
    let full = |path: &Path| system.canonical(path).unwrap_or_else(|| path.to_owned());
    steps_between(&full(from), &full(to))
}

impl Snapshot {
    /// Leaves out of the findings what is in baselines.
    pub(super) fn accept(&self, checked: &mut Checked) {
        for held in &self.baselines.held {
            let mut known = self.accepted(held, &checked.findings).known.into_iter();
            let findings = std::mem::take(&mut checked.findings);
            let (accepted, others) =
                findings.into_iter().partition::<Vec<_>, _>(|_| known.next().unwrap_or(false));
            checked.findings = others;
            checked.accepted.extend(accepted);
        }
    }

    /// What baselines have that no finding is any more; nothing where not everything was asked for.
    pub fn unmatched_in_baselines(&self) -> Vec<Unmatched> {
        if self.focus.is_some() || self.baselines.held.is_empty() {
            return Vec::new();
        }
        let all = self.check_all().findings;
        let unmatched = |held: &HeldBaseline| {
            let left = self.accepted(held, &all).left;
            let count = left.of_files(|file| held.at.is_inside(file)).count();
            Unmatched { file: held.at.file.clone(), count }
        };
        self.baselines.held.iter().map(unmatched).filter(|unmatched| unmatched.count > 0).collect()
    }

    /// Whether there is a baseline.
    pub fn has_baseline_file(&self) -> bool {
        !self.baselines.held.is_empty()
    }

    /// A baseline with all findings of these that are its own. `at`: where it will lie.
    pub fn to_baseline(&self, at: &CommittedFile, findings: &[Arc<Finding>]) -> Baseline {
        findings.iter().map(|finding| self.key(at, finding)).collect()
    }

    /// The baseline at `file` without what no finding is any more; `None` if the tree has none there.
    pub fn pruned_baseline(&self, file: &Path) -> Option<Baseline> {
        let held = self.baselines.held.iter().find(|held| held.is_at(file))?;
        let all = self.check_all().findings;
        let known = self.accepted(held, &all).known;
        let found = all.iter().zip(known).filter(|(_, known)| *known);
        let mut pruned: Baseline = found.map(|(finding, _)| self.key(&held.at, finding)).collect();
        // Nothing is known about what lies elsewhere.
        pruned.add(held.baseline.of_files(|file| !held.at.is_inside(file)));
        Some(pruned)
    }

    /// Where a baseline would lie, seen from this tree.
    pub fn baseline_at(&self, system: &dyn System, file: &Path) -> CommittedFile {
        CommittedFile { file: file.to_owned(), below: way(system, folder_of(file), &self.root) }
    }

    /// Which of the findings a baseline has; none of those that it is not for.
    fn accepted(&self, held: &HeldBaseline, findings: &[Arc<Finding>]) -> Accepted {
        let is_own: Vec<bool> = findings.iter().map(|finding| self.has_baseline(finding, held)).collect();
        let own = findings.iter().zip(&is_own).filter(|(_, own)| **own);
        let keys: Vec<BaselineKey> = own.map(|(finding, _)| self.key(&held.at, finding)).collect();
        let Accepted { known, left } = self.accepted_keys(held, &keys);
        let mut known = known.into_iter();
        let known = is_own.into_iter().map(|own| own && known.next().unwrap_or(false)).collect();
        Accepted { known, left }
    }

    fn accepted_keys(&self, held: &HeldBaseline, keys: &[BaselineKey]) -> Accepted {
        // Of a part of the tree it is not known what else there is.
        if self.focus.is_some() {
            return held.baseline.accepts(keys, |_| false);
        }
        let present = std::cell::LazyCell::new(|| {
            let sources = self.sources.iter().map(|source| &source.path);
            let files = sources.chain(self.manifests.iter().map(|manifest| &manifest.path));
            files.map(|file| held.at.name(&self.root, file)).collect::<FxHashSet<String>>()
        });
        held.baseline.accepts(keys, |file| held.at.is_inside(file) && !present.contains(file))
    }

    fn has_baseline(&self, finding: &Finding, held: &HeldBaseline) -> bool {
        !is_about_lock(finding.rule)
            && self.config.of(&finding.at.file).baseline().is_some_and(|file| held.is_at(&file))
    }

    fn key(&self, at: &CommittedFile, finding: &Finding) -> BaselineKey {
        let identity = self.identity(finding, at.name(&self.root, &finding.at.file));
        BaselineKey::new(
            &slashed(Path::new(&identity.file)),
            identity.rule,
            &identity.about,
            &identity.within,
        )
    }
}
