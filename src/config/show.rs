//! The settings of one file, value by value, and where each value comes from.
//!
//! Called by `config show`; words and colours are the report's.

use super::globs::Globs;
use super::model::{Position, Setting};
use super::{Exchange, FileConfig, MAX_FILE_BYTES, Severity};
use crate::catalog::Catalog;
use serde_json::{Value, json};
use std::path::Path;

/// Where a value comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ValueOrigin<'a> {
    /// The configuration file.
    pub file: &'a Path,
    /// The place in it.
    pub at: Position,
}

/// One resolved value.
#[derive(Debug, Clone, PartialEq)]
pub struct ResolvedValue<'a> {
    /// `exchange`, `rules.permission-exceeded`, `levels.Office.Subject.setAsync`, ...
    pub key: String,
    /// As the file would say it.
    pub value: Value,
    /// `None`: the default.
    pub origin: Option<ValueOrigin<'a>>,
}

impl<'a> FileConfig<'a> {
    /// Everything that holds here; `rules` are all rules with their default severities.
    pub fn rows(&self, rules: impl IntoIterator<Item = (&'a str, Severity)>) -> Vec<ResolvedValue<'a>> {
        let settings = self.settings;
        let globs = |key: &str, set: Option<&Setting<Globs>>, default: &[&str]| {
            let value = set.map_or_else(|| json!(default), |set| json!(set.value.patterns()));
            self.row(key, value, set.map(|set| set.at))
        };
        let exchange = settings.and_then(|s| s.exchange.as_ref());
        let size = settings.and_then(|s| s.max_file_bytes.as_ref());
        let mut rows = vec![
            self.row(
                "exchange",
                json!(exchange.map_or(Exchange::default(), |set| set.value).word()),
                exchange.map(|set| set.at),
            ),
            globs("include", settings.and_then(|s| s.include.as_ref()), &["**"]),
            globs("exclude", settings.and_then(|s| s.exclude.as_ref()), &[]),
            globs("tests", settings.and_then(|s| s.tests.as_ref()), &[]),
            self.row(
                "maxFileSize",
                json!(size.map_or(MAX_FILE_BYTES, |set| set.value)),
                size.map(|set| set.at),
            ),
        ];
        let baseline = settings.and_then(|s| s.baseline.as_ref());
        rows.extend(baseline.map(|set| self.row("baseline", json!(set.value), Some(set.at))));
        rows.extend(rules.into_iter().map(|(rule, default)| self.rule_row(rule, default)));
        rows.extend(self.add_in_rows());
        rows.extend(self.level_rows());
        rows
    }

    fn row(&self, key: &str, value: Value, at: Option<Position>) -> ResolvedValue<'a> {
        let origin = self.file().zip(at).map(|(file, at)| ValueOrigin { file, at });
        ResolvedValue { key: key.to_owned(), value, origin }
    }

    fn rule_row(&self, rule: &str, default: Severity) -> ResolvedValue<'a> {
        let set = self.rule(rule);
        let severity = set.map_or(Some(default), |set| set.value.severity);
        let word = severity.map_or("off", Severity::word);
        self.row(&format!("rules.{rule}"), json!(word), set.map(|set| set.at))
    }

    fn add_in_rows(&self) -> Vec<ResolvedValue<'a>> {
        let add_ins = self.settings.map_or(&[][..], |s| &s.add_ins);
        let row = |(index, set): (usize, &Setting<super::DeclaredAddIn>)| {
            let declared = &set.value;
            let mut value = json!({
                "manifests": declared.manifests.patterns(),
                "sources": declared.sources.patterns(),
            });
            if let Some(name) = &declared.name {
                value["name"] = json!(name);
            }
            self.row(&format!("addIns[{index}]"), value, Some(set.at))
        };
        add_ins.iter().enumerate().map(row).collect()
    }

    fn level_rows(&self) -> Vec<ResolvedValue<'a>> {
        let levels = self.settings.map_or(&[][..], |s| &s.levels);
        let row = |set: &Setting<super::LevelOverride>| {
            let key = format!("levels.{}", Catalog::get().full_name(set.value.member));
            let value = json!({ "level": set.value.level, "reason": set.value.reason });
            self.row(&key, value, Some(set.at))
        };
        let new = self.settings.map_or(&[][..], |s| &s.new_levels);
        let new_row = |set: &Setting<super::NewLevel>| {
            let value = json!({ "level": set.value.level, "reason": set.value.reason });
            self.row(&format!("levels.{}", set.value.member), value, Some(set.at))
        };
        levels.iter().map(row).chain(new.iter().map(new_row)).collect()
    }
}
