//! The settings of one file: the nearest configuration, asked with the file's path.
//!
//! Called through [`super::Config::of`] by discovery and the rules.

use super::model::{Exchange, LevelOverride, RuleSeverity, Setting, Settings};
use super::typed::{TypedBaseline, TypedFile};
use super::{FILE_NAME, Severity};
use crate::catalog::{MailboxLevel, MemberId};
use std::path::{Path, PathBuf};

/// What holds for one file.
#[derive(Debug, Clone)]
pub struct FileConfig<'a> {
    pub(super) settings: Option<&'a Settings>,
    /// From the configuration's folder.
    pub(super) path: PathBuf,
    /// What a command line says, and the file as discovery names it.
    pub(super) typed: Option<(&'a TypedFile, PathBuf)>,
}

/// Why a file is not looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeftOut {
    /// `exclude` names it.
    Excluded,
    /// A command line names it.
    ExcludedHere,
    /// `include` does not name it.
    NotIncluded,
}

impl LeftOut {
    /// The phrase of `--explain-files`.
    pub fn phrase(self) -> String {
        match self {
            LeftOut::Excluded => format!("excluded by {FILE_NAME}"),
            LeftOut::ExcludedHere => "excluded by --exclude".to_owned(),
            LeftOut::NotIncluded => format!("not included by {FILE_NAME}"),
        }
    }
}

impl<'a> FileConfig<'a> {
    /// The configuration file, as messages name it.
    pub fn file(&self) -> Option<&'a Path> {
        self.settings.map(|s| s.path.as_path())
    }

    /// Whether and why the file is not looked at.
    pub fn left_out(&self) -> Option<LeftOut> {
        if let Some(typed) = self.typed.as_ref().and_then(|(typed, file)| typed.left_out(file)) {
            return Some(typed);
        }
        let settings = self.settings?;
        if settings.exclude.as_ref().is_some_and(|globs| globs.value.matches(&self.path)) {
            return Some(LeftOut::Excluded);
        }
        let missing = settings.include.as_ref().is_some_and(|globs| !globs.value.matches(&self.path));
        missing.then_some(LeftOut::NotIncluded)
    }

    /// Whether the file is a test; `None` where only its name can tell.
    pub fn is_test(&self) -> Option<bool> {
        self.settings?.tests.as_ref()?.value.verdict(&self.path)
    }

    /// The size from which on a file is left out.
    pub fn max_file_bytes(&self) -> Option<u64> {
        Some(self.settings?.max_file_bytes.as_ref()?.value)
    }

    /// The baseline that its findings are compared with, as discovery names files.
    pub fn baseline(&self) -> Option<PathBuf> {
        match self.typed.as_ref().map(|(typed, _)| typed.baseline()) {
            Some(TypedBaseline::File(file)) => Some(file.clone()),
            Some(TypedBaseline::Ignored) => None,
            _ => self.configured_baseline(),
        }
    }

    /// The one that the configuration names.
    pub fn configured_baseline(&self) -> Option<PathBuf> {
        let settings = self.settings?;
        Some(settings.home.join(&settings.baseline.as_ref()?.value))
    }

    /// Where the users' mailboxes are.
    pub fn exchange(&self) -> Exchange {
        let said = self.settings.and_then(|s| s.exchange.as_ref());
        said.map_or_else(Exchange::default, |set| set.value)
    }

    /// The severity that a rule's finding gets in this file: `default` is the rule's own, `found` the finding's.
    /// `None` drops it. Where the rule itself has softened a finding, it stays as soft.
    pub fn severity(&self, rule: &str, default: Severity, found: Severity) -> Option<Severity> {
        let typed = self.typed.as_ref().and_then(|(typed, _)| typed.severity(rule));
        match typed.or_else(|| Some(self.rule(rule)?.value.severity)) {
            None => Some(found),
            Some(said) if found < default => said.map(|severity| severity.min(found)),
            Some(said) => said,
        }
    }

    /// What is said about a rule; the last override that matches counts.
    pub(super) fn rule(&self, rule: &str) -> Option<&'a Setting<RuleSeverity>> {
        let settings = self.settings?;
        let of = |rules: &'a [Setting<RuleSeverity>]| rules.iter().rev().find(|set| set.value.rule == rule);
        let matching = settings.overrides.iter().rev().filter(|o| o.files.matches(&self.path));
        matching.filter_map(|o| of(&o.rules)).next().or_else(|| of(&settings.rules))
    }

    /// The levels that differ from the catalogue's.
    pub fn levels(&self) -> impl Iterator<Item = &'a LevelOverride> {
        self.settings.into_iter().flat_map(|s| s.levels.iter().map(|set| &set.value))
    }

    /// The level of a member that the catalogue lacks, by its simple name: the highest where several types have it.
    pub fn new_level(&self, name: &str) -> Option<MailboxLevel> {
        let new = self.settings.into_iter().flat_map(|s| s.new_levels.iter().map(|set| &set.value));
        let named = new.filter(|new| new.member.rsplit('.').next() == Some(name));
        named.map(|new| new.level).max()
    }

    /// The level of a member, where it differs from the catalogue's.
    pub fn level(&self, member: MemberId) -> Option<&'a LevelOverride> {
        self.levels().find(|level| level.member == member)
    }
}
